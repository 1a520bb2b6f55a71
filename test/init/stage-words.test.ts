import { describe, expect, test } from 'vitest';
import { saysWaiting, stageNamed } from '../../src/init/stage-words.ts';

describe('what the name of a state tells', () => {
  test.each([
    ['review', ['In Review', 'CodeReview', 'PR open', 'MR', 'Pull request', 'Needs review']],
    [
      'review',
      ['In Prüfung', 'In Pru\u0308fung', 'Begutachtung', 'En revue', 'Prêt pour revue', 'Relecture'],
    ],
    ['review', ['En revisión', 'Em revisão', 'In revisione', 'Da rivedere', 'Ter beoordeling', 'Granskning']],
    ['review', ['Do przeglądu', 'レビュー中', 'ﾚﾋﾞｭｰ待ち', '代码审查', '待審核', '코드 리뷰', '검토 중']],
    ['test', ['QA', 'Testing', 'In UAT', 'Abnahme', 'En recette', 'En pruebas', 'In collaudo', 'Verifica']],
    ['test', ['Weryfikacja', 'Testowanie', 'テスト中', '動作確認', '测试中', '待验收', '테스트']],
    [
      'merge',
      [
        'Ready to merge',
        'Deploying',
        'Released',
        'Shipping',
        'En déploiement',
        'リリース待ち',
        '部署中',
        '배포',
      ],
    ],
    [
      null,
      ['In Progress', 'En préparation', 'Prêt', 'Wird vorbereitet', 'Preview', 'Needs revision', 'Latest'],
    ],
    [
      null,
      [
        'Approvato',
        'Wartung',
        'En cours',
        'En progreso',
        'Em andamento',
        'W toku',
        '進行中',
        '进行中',
        '진행 중',
      ],
    ],
  ])('%s: %j', (stage, names) => {
    expect(names.map((name) => [name, stageNamed(name)])).toEqual(names.map((name) => [name, stage]));
  });

  test('waiting, in the languages of teams', () => {
    const waiting = [
      ...['Blocked', 'Waiting for bank', 'On hold', 'On-Hold', 'Paused', 'Pending', 'Wartet', 'Blockiert'],
      ...[
        'Pausiert',
        'En attente',
        'Bloqué',
        'En espera',
        'Bloqueado',
        'Aguardando',
        'In attesa',
        'Bloccato',
      ],
      ...['Wacht op klant', 'Geblokkeerd', 'Väntar', 'Blockerad', 'Oczekuje', 'Zablokowane', 'Wstrzymane'],
      ...['保留', '待機中', 'ブロック中', '等待中', '已暂停', '阻塞', '대기', '보류', '차단됨'],
    ];
    expect(waiting.filter((name) => !saysWaiting(name))).toEqual([]);
  });

  test('work, and waiting for a step of its own, is not in the way', () => {
    const going = [
      ...[
        'In Progress',
        'Wartung',
        'Waiting for review',
        'レビュー待ち',
        'En attente de revue',
        'Blog',
        'Prêt',
      ],
      ...['Waiting for QA', '리뷰 대기', 'Speranza'],
    ];
    expect(going.filter(saysWaiting)).toEqual([]);
  });
});
