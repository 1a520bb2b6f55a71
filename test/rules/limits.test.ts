import { describe, expect, test } from 'vitest';
import { draftCard, linearTeam, type RecordDraft } from '../linking/scene.ts';
import { limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Limit = NonNullable<Config['limits']>[number];

/** `n` started issues of ada’s. */
const issues = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) => linearIssue({ id: `PAY-${i + 1}`, assignees: ['Ada'], ...draft }));
const only = (limit: Limit, records: RecordDraft[], config: Config = {}) => {
  const verdict = verdictOf({ ...config, limits: [limit] }, { records });
  return verdict.limits;
};

describe('2.13 Compared', () => {
  test.each([
    [0, 3, undefined, 'within'],
    [2, 3, undefined, 'within'],
    [3, 3, undefined, 'at'],
    [4, 3, undefined, 'over'],
    [0, 0, undefined, 'at'],
    [1, 0, undefined, 'over'],
    [2, 3, 2, 'within'],
    [3, 4, 2, 'warned'],
    [3, 3, 2, 'warned'],
    [4, 3, 2, 'over'],
    [3, 3, 3, 'at'],
    [1, 3, 0, 'warned'],
    [0, 3, 0, 'within'],
  ] as const)('count %d of max %d, warn %s is %s', (count, max, warn, status) => {
    const [limit] = only({ per: 'everyone', max, warn }, issues(count));
    expect(limit).toMatchObject({ count, max, warn: warn ?? null, status });
    expect(limit?.itemIds).toHaveLength(count);
  });
});

describe('1 At most `max` for each subject of one kind', () => {
  const records = [
    linearIssue({ id: 'PAY-1', assignees: ['Ada'], agents: ['Bolt'], project: 'Checkout' }),
    pullRequest({
      id: 'acme/api#1',
      title: 'PAY-1',
      author: 'grace',
      reviewRequests: [{ who: 'kay' }, { team: 'acme/core' }],
    }),
    pullRequest({ id: 'acme/web#1', title: 'PAY-1', author: 'grace' }),
    pullRequest({ id: 'acme/web#2', author: 'grace' }),
  ];
  const subjects = (per: Limit['per']) =>
    Object.fromEntries(
      only({ per, max: 1 }, records).map(({ subject, count, itemIds, reviewIds }) => [
        subject,
        [count, itemIds, reviewIds],
      ]),
    );
  const PAY1 = [1, ['PAY-1'], []];
  const WEB2 = 'acme/web#2';

  test('person: every holder and every known person', () => {
    expect(subjects('person')).toEqual({ Ada: PAY1, grace: [2, ['PAY-1', WEB2], []], kay: [0, [], []] });
  });
  test('team', () => expect(subjects('team')).toEqual({ Payments: PAY1 }));
  test('agent', () => expect(subjects('agent')).toEqual({ Bolt: PAY1 }));
  test('project (Linear project)', () => expect(subjects('project')).toEqual({ Checkout: PAY1 }));
  test('repository, once for each', () => {
    expect(subjects('repository')).toEqual({ 'acme/api': PAY1, 'acme/web': [2, ['PAY-1', WEB2], []] });
  });
  test('everyone', () => expect(subjects('everyone')).toEqual({ everyone: [2, ['PAY-1', WEB2], []] }));
  test('reviewer', () => {
    expect(subjects('reviewer').kay).toEqual([1, expect.anything(), ['acme/api#1']]);
  });
});

describe('4 Narrowing', () => {
  const config: Config = {
    stages: [
      { name: 'doing', linear: ['In Progress'] },
      { name: 'review', linear: ['In Review'] },
      { name: 'merge', linear: ['Merging'] },
    ],
  };
  const records = [
    linearIssue({ id: 'PAY-1', state: 'In Progress', labels: ['Bug'] }),
    linearIssue({ id: 'PAY-2', state: 'In Review', agents: ['bolt'] }),
    linearIssue({ id: 'PAY-3', state: 'Merging' }),
    linearIssue({ id: 'PAY-4', state: 'Elsewhere' }),
    pullRequest({ id: 'acme/api#1', title: 'PAY-3' }),
    pullRequest({ id: 'acme/api#2' }),
  ];
  const ids = (limit: Partial<Limit>) =>
    only({ per: 'everyone', max: 9, ...limit }, records, config)[0]?.itemIds.toSorted();
  test('stages are counted together', () => {
    expect(ids({ stages: ['review', 'merge'] })).toEqual(['PAY-2', 'PAY-3']);
    expect(ids({ stages: ['doing'] })).toEqual(['PAY-1']);
  });
  test('label, in any letter case', () => {
    expect(ids({ label: 'bug' })).toEqual(['PAY-1']);
    expect(ids({ label: 'bu' })).toEqual([]);
  });
  test('kind: items having an in-flight record of that kind', () => {
    expect(ids({ kind: 'pull_request' })).toEqual(['PAY-3', 'acme/api#2']);
    expect(ids({ kind: 'issue' })).toEqual(['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4']);
  });
  test('kind needs it in flight', () => {
    const backlog = linearIssue({ id: 'PAY-9', stateType: 'backlog' });
    const pull = pullRequest({ id: 'acme/api#9', title: 'PAY-9' });
    expect(only({ per: 'everyone', kind: 'issue', max: 1 }, [backlog, pull])[0]?.itemIds).toEqual([]);
    const merged = { ...pull, stateType: 'merged' as const };
    expect(
      only({ per: 'everyone', kind: 'pull_request', max: 1 }, [
        { ...backlog, stateType: 'started' },
        merged,
      ])[0]?.itemIds,
    ).toEqual([]);
  });
  test('a draft card is neither', () => {
    const cards: Config = { stages: [{ name: 'doing', project: ['Doing'] }] };
    for (const kind of ['issue', 'pull_request'] as const)
      expect(only({ per: 'everyone', kind, max: 1 }, [draftCard('c', 'Doing')], cards)[0]?.count).toBe(0);
    expect(only({ per: 'everyone', max: 1 }, [draftCard('c', 'Doing')], cards)[0]?.count).toBe(1);
  });
  test('agents: only and ignore', () => {
    expect(ids({ agents: 'only' })).toEqual(['PAY-2']);
    expect(ids({ agents: 'ignore' })).toEqual(['PAY-1', 'PAY-3', 'PAY-4', 'acme/api#2']);
  });
  test('all of them together', () => {
    expect(ids({ stages: ['review', 'merge'], kind: 'pull_request' })).toEqual(['PAY-3']);
  });
});

describe('8 Every limit is listed for every subject it applies to', () => {
  test('all known people and teams, also at zero', () => {
    const verdict = verdictOf(
      {
        people: [{ name: 'Ada' }, { name: 'Grace' }],
        teams: [{ name: 'A' }, { name: 'B' }],
        limits: [
          { per: 'person', max: 3 },
          { per: 'reviewer', max: 3 },
          { per: 'team', max: 3 },
        ],
      },
      { records: [] },
    );
    expect(verdict.limits.map(({ per, subject, count }) => `${per} ${subject} ${count}`)).toEqual([
      'person Ada 0',
      'person Grace 0',
      'reviewer Ada 0',
      'reviewer Grace 0',
      'team A 0',
      'team B 0',
    ]);
  });
  test('of everyone the subject is everyone, also with nothing to count', () => {
    expect(only({ per: 'everyone', max: 1 }, [])).toMatchObject([
      { subject: 'everyone', count: 0, key: 'everyone/everyone/*' },
    ]);
  });
  test('the people of a limit that names them, and no others', () => {
    const config: Config = { people: [{ name: 'Ada' }, { name: 'Grace' }] };
    expect(
      only({ per: 'person', people: ['ada'], max: 3 }, issues(2), config).map(({ subject }) => subject),
    ).toEqual(['Ada']);
  });
  test('teams of person and reviewer limits mean their members', () => {
    const config: Config = {
      people: [{ name: 'Ada' }, { name: 'Grace' }],
      teams: [{ name: 'T', people: ['Grace'] }],
    };
    for (const per of ['person', 'reviewer'] as const)
      expect(only({ per, teams: ['T'], max: 3 }, [], config).map(({ subject }) => subject)).toEqual([
        'Grace',
      ]);
    expect(
      only({ per: 'team', teams: ['T'], max: 3 }, [], {
        ...config,
        teams: [...(config.teams ?? []), { name: 'U' }],
      }).map(({ subject }) => subject),
    ).toEqual(['T']);
  });
  test('a member’s work counts whatever team it is in', () => {
    const config: Config = {
      people: [{ name: 'Ada', linear: 'Ada' }],
      teams: [
        { name: 'T', people: ['Ada'] },
        { name: 'U', linear: ['PAY'] },
      ],
    };
    expect(only({ per: 'person', teams: ['T'], max: 3 }, issues(2), config)[0]?.count).toBe(2);
  });
  test('every key is its own, and names per, subject and stages', () => {
    const verdict = verdictOf(
      {
        limits: [
          { per: 'person', max: 3 },
          { per: 'person', stages: ['review'], max: 1 },
          { per: 'person', label: 'bug', max: 1 },
          { per: 'person', kind: 'issue', max: 2 },
          { per: 'person', blocked: 'ignore', max: 2 },
          { per: 'person', agents: 'only', max: 2 },
        ],
      },
      { records: issues(1), teams: [linearTeam('PAY')] },
    );
    const keys = verdict.limits.map(({ key }) => key);
    expect(new Set(keys).size).toBe(6);
    expect(limitOf(verdict, 'person/Ada/*').max).toBe(3);
    expect(limitOf(verdict, 'person/Ada/review').max).toBe(1);
  });
  test('itemIds oldest first', () => {
    const records = [
      linearIssue({ id: 'PAY-1', startedAt: '2026-11-18T09:00:00Z' }),
      linearIssue({ id: 'PAY-2', startedAt: '2026-11-16T09:00:00Z' }),
      linearIssue({ id: 'PAY-10', startedAt: '2026-11-17T09:00:00Z' }),
      linearIssue({ id: 'PAY-9', startedAt: '2026-11-17T09:00:00Z' }),
    ];
    expect(only({ per: 'everyone', max: 9 }, records)[0]?.itemIds).toEqual([
      'PAY-2',
      'PAY-9',
      'PAY-10',
      'PAY-1',
    ]);
  });
});
