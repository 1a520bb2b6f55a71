/** Words by which teams call their states, in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Japanese, Chinese and Korean. */

/** The start and the end of a word in any script: `\b` knows ASCII letters only. */
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

/** @param parts patterns without accents, as `plain` leaves the names */
const any = (...parts: string[]): RegExp => new RegExp(parts.join('|'), 'u');
/** One of these as a word of its own. */
const words = (...list: string[]): string => `${START}(?:${list.join('|')})${END}`;
/** A word that begins with one of these. */
const begins = (...list: string[]): string => `${START}(?:${list.join('|')})`;

/** What the name of a state tells of its stage: the first that fits. */
const STAGES: readonly [stage: string, pattern: RegExp][] = [
  [
    'review',
    any(
      // A preview is a place to look at, and who needs a revision has work to do.
      '(?<!p)review',
      '(?<!needs )revis(?:ion(?!s)|ione|ao|ar|ando)',
      words('pr', 'mr'),
      'pull.?request|merge.?request',
      'pruf|pruef|begutacht',
      begins('relecture', 'relire', 'revue', 'rivedere'),
      begins('beoordel', 'nakijken', 'controle', 'gransk', 'recenz', 'przegl', 'sprawdz'),
      'レビュー|査読|(?<!動作)確認|审|審|复核|複核|리뷰|검토',
    ),
  ],
  [
    'test',
    any(
      words('qa', 'uat', 'qs', 'prova', 'prove'),
      begins('test', 'accept', 'validat', 'valider', 'recette', 'essai', 'prueba', 'homolog', 'collaud'),
      'verif|weryfik|staging|abnahme|qualitatssicherung',
      'テスト|検証|試験|動作確認|受入|测试|測試|验收|驗收|테스트|검증',
    ),
  ],
  [
    'merge',
    any(
      'merg|deploy|releas|deploie|auslief|desplieg|uitrol|wdroz',
      begins('ship', 'rilasc', 'livraison', 'mise en prod'),
      'マージ|デプロイ|リリース|合并|合併|部署|发布|發布|上线|上線|배포|병합|릴리스',
    ),
  ],
];

/** Something is in the way, wherever the work stands. */
const BLOCKED = any('blo(?:ck|qu|cc|kk?e|kow)', 'ブロック|阻塞|受阻|차단');
const WAITING = any(
  'waiting|on.?hold|paus|pauz',
  begins('pending', 'parked', 'stalled'),
  // German maintenance is no waiting.
  begins('wart(?!ung)', 'angehalten', 'zuruckgestellt'),
  begins('attente', 'attesa', 'suspend', 'sospes', 'esper', 'aguard', 'wacht', 'vanta', 'oczek', 'wstrzym'),
  '待ち|待機|保留|中断|等待|暂停|暫停|搁置|擱置|挂起|掛起|대기|보류|중단',
);

/** Small letters without accents. Marks that make another letter, as in Japanese, stay. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();

/** The stage that a state's name tells; null where it tells none. */
export const stageNamed = (state: string): string | null =>
  STAGES.find(([, pattern]) => pattern.test(plain(state)))?.[0] ?? null;

/** Whether a state's name says that the work waits. Waiting for a review or a test is a step of its own, not in the way. */
export const saysWaiting = (state: string): boolean =>
  BLOCKED.test(plain(state)) || (WAITING.test(plain(state)) && stageNamed(state) === null);
