import { describe, expect, test } from 'vitest';
import { githubIssue, itemOf, limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { draftCard, noteText, type RecordDraft } from './scene.ts';

type Config = Parameters<typeof verdictOf>[0];
/** The stage of the item of the first record. */
const stageOf = (records: RecordDraft[], config: Config = {}) =>
  itemOf(verdictOf(config, { records }), records[0]?.id ?? '').stage;
const issue = (state: string, draft: Partial<RecordDraft> = {}) =>
  linearIssue({ id: 'PAY-1', state, ...draft });
const pull = (draft: Partial<RecordDraft> = {}, number = 1) =>
  pullRequest({ id: `acme/api#${number}`, title: 'PAY-1', ...draft });

describe('2.7 Default stages: doing, and review', () => {
  test.each(['In Review', 'Code review', 'REVIEWING', 'Ready for Review'])(
    'a Linear state whose name contains “review”: %s',
    (state) => {
      expect(stageOf([issue(state)])).toBe('review');
    },
  );
  test('any other Linear state is doing', () => expect(stageOf([issue('In Progress')])).toBe('doing'));
  test('a pull request that is open and not draft is review, a draft doing', () => {
    expect(stageOf([pullRequest({ id: 'acme/api#1' })])).toBe('review');
    expect(stageOf([pullRequest({ id: 'acme/api#1', stateType: 'draft' })])).toBe('doing');
  });
  test('every other started state is named by doing, so Linear decides before the pull request', () => {
    expect(stageOf([issue('In Progress'), pull()])).toBe('doing');
    expect(stageOf([issue('In Progress'), pull({ stateType: 'draft' })])).toBe('doing');
    expect(stageOf([issue('In Review'), pull({ stateType: 'draft' })])).toBe('review');
  });
});

const STAGES: Config = {
  stages: [
    { name: 'doing', linear: ['In Progress'], github: ['draft'], project: ['In Progress'] },
    { name: 'review', linear: ['In Review'], github: ['open'], project: ['Reviewing'] },
    { name: 'merge', github: ['approved'] },
  ],
};
const WIP: Config = { ...STAGES, github: { issues: { labels: ['wip'] } } };

describe('2.7 The Linear state if a stage names it, else the project status, else the pull request', () => {
  test('the Linear state before the pull request', () => {
    expect(stageOf([issue('In Progress'), pull()], STAGES)).toBe('doing');
    expect(
      stageOf([issue('in review'), pull({ stateType: 'draft' })], STAGES),
      'names in any letter case',
    ).toBe('review');
  });
  test('the Linear state before the project status of the synced issue', () => {
    const records = [
      issue('In Review', { syncedWith: 'acme/api#9' }),
      githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'In Progress' } }),
    ];
    expect(stageOf(records, STAGES)).toBe('review');
  });
  test('a Linear state that no stage names leaves it to the project status', () => {
    const records = [
      issue('Doing it', { syncedWith: 'acme/api#9' }),
      githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'Reviewing' } }),
      pull({ stateType: 'draft' }),
    ];
    expect(stageOf(records, STAGES)).toBe('review');
  });
  test('the project status before the pull request', () => {
    const records = [
      githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'In Progress' } }),
      pullRequest({ id: 'acme/api#1', closes: ['acme/api#9'] }),
    ];
    expect(stageOf(records, STAGES)).toBe('doing');
    expect(stageOf([draftCard('card', 'reviewing')], STAGES)).toBe('review');
  });
  test('else the pull request', () => {
    const records = [
      githubIssue({ id: 'acme/api#9', labels: ['wip'], status: { project: 7, name: 'Backlog' } }),
      pullRequest({ id: 'acme/api#1', closes: ['acme/api#9'] }),
    ];
    expect(stageOf(records, WIP)).toBe('review');
    expect(stageOf([issue('Doing it'), pull()], STAGES)).toBe('review');
  });
});

describe('2.7 Of a pull request the most specific state that a stage names', () => {
  const all: Config = {
    stages: [
      { name: 'a', github: ['draft'] },
      { name: 'b', github: ['open'] },
      { name: 'c', github: ['changes_requested'] },
      { name: 'd', github: ['approved'] },
    ],
  };
  test.each([
    ['draft', null, 'a'],
    ['open', null, 'b'],
    ['open', 'none', 'b'],
    ['open', 'requested', 'b'],
    ['open', 'changes_requested', 'c'],
    ['open', 'approved', 'd'],
    ['draft', 'approved', 'a'],
    ['draft', 'changes_requested', 'a'],
  ] as const)('%s and %s is %s', (stateType, review, stage) => {
    expect(stageOf([pullRequest({ id: 'acme/api#1', stateType, review })], all)).toBe(stage);
  });
  test('an approved one is open where no stage names approved', () => {
    const two: Config = {
      stages: [
        { name: 'a', github: ['draft'] },
        { name: 'b', github: ['open'] },
      ],
    };
    expect(stageOf([pullRequest({ id: 'acme/api#1', review: 'approved' })], two)).toBe('b');
    expect(stageOf([pullRequest({ id: 'acme/api#1', review: 'changes_requested' })], two)).toBe('b');
  });
  test('of several pull requests the leftmost', () => {
    const draft = (closes: string[]) => pullRequest({ id: 'acme/api#1', stateType: 'draft', closes });
    const approved = pullRequest({ id: 'acme/api#2', review: 'approved', closes: ['acme/api#9'] });
    const shared = githubIssue({ id: 'acme/api#9' });
    expect(stageOf([shared, draft(['acme/api#9']), approved], STAGES)).toBe('doing');
    expect(stageOf([shared, approved], STAGES)).toBe('merge');
  });
});

describe('2.7 A stage that only pull requests can enter is entered from the stage just left of it', () => {
  test('an approved pull request takes work from review to merge', () => {
    expect(stageOf([issue('In Review'), pull({ review: 'approved' })], STAGES)).toBe('merge');
  });
  test('step by step through several such stages', () => {
    const config: Config = {
      stages: [
        { name: 'doing', linear: ['In Progress'] },
        { name: 'review', github: ['open'] },
        { name: 'merge', github: ['approved'] },
      ],
    };
    expect(stageOf([issue('In Progress'), pull()], config)).toBe('review');
    expect(stageOf([issue('In Progress'), pull({ review: 'approved' })], config)).toBe('merge');
  });
  test('not back to the left', () => {
    const config: Config = {
      stages: [
        { name: 'coding', github: ['draft'] },
        { name: 'testing', linear: ['QA'] },
      ],
    };
    expect(stageOf([issue('QA'), pull({ stateType: 'draft' })], config)).toBe('testing');
  });
  test('not from two stages away', () => {
    expect(stageOf([issue('In Progress'), pull({ review: 'approved' })], STAGES)).toBe('doing');
  });
  test('Linear says which stage that is, where the board says another', () => {
    const records = [
      issue('In Review', { syncedWith: 'acme/api#9' }),
      githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'In Progress' } }),
      pull({ review: 'approved' }),
    ];
    expect(stageOf(records, STAGES)).toBe('merge');
  });
  test('not while another pull request is further left', () => {
    expect(stageOf([issue('In Review'), pull({ review: 'approved' }), pull({}, 2)], STAGES)).toBe('review');
  });
  test('from a project status too', () => {
    const records = [
      githubIssue({ id: 'acme/api#9', status: { project: 7, name: 'Reviewing' } }),
      pullRequest({ id: 'acme/api#1', review: 'approved', closes: ['acme/api#9'] }),
    ];
    expect(stageOf(records, STAGES)).toBe('merge');
  });
  test('a stage that a Linear state or a board status can enter is not entered by a pull request', () => {
    const config: Config = {
      stages: [
        { name: 'doing', linear: ['In Progress'] },
        { name: 'review', github: ['open'], project: ['Reviewing'] },
      ],
    };
    expect(stageOf([issue('In Progress'), pull()], config)).toBe('doing');
  });
});

describe('2.7 Only in-flight records decide', () => {
  test('not the state of an issue that is not started, nor a merged pull request', () => {
    expect(
      stageOf([issue('In Review', { stateType: 'unstarted' }), pull({ stateType: 'draft' })], STAGES),
    ).toBe('doing');
    expect(stageOf([issue('Doing it'), pull({ stateType: 'merged', review: 'approved' })], STAGES)).toBe(
      null,
    );
  });
});

describe('2.7 No match: no stage, with a note; it counts where a limit names no stage', () => {
  const verdict = verdictOf(
    {
      ...STAGES,
      limits: [
        { per: 'everyone', max: 3 },
        { per: 'everyone', stages: ['doing', 'review', 'merge'], max: 3 },
      ],
    },
    { records: [issue('Doing it')] },
  );
  test('no stage, and no stage age', () => {
    expect(itemOf(verdict, 'PAY-1')).toMatchObject({ stage: null, enteredStageAt: null, stageAgeDays: null });
  });
  test('a note names the item and its state', () => {
    expect(noteText(verdict)).toMatch(/Doing it/);
    expect(verdict.notes.some(({ itemId }) => itemId === 'PAY-1')).toBe(true);
  });
  test('counted without stages, and not with them', () => {
    expect(limitOf(verdict, 'everyone/everyone/*').count).toBe(1);
    expect(verdict.limits.find(({ stages }) => stages.length > 0)?.count).toBe(0);
  });
});
