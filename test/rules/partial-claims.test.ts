import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { githubIssue, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Source = 'linear' | 'github';

/** The status of the last limit when one source was not seen whole. */
function statusWithout(source: Source | null, records: RecordDraft[], config: Config) {
  const sources = (['linear', 'github'] as const).map((name) => ({
    name,
    status: name === source ? ('partial' as const) : ('complete' as const),
  }));
  return verdictOf({ linear: {}, github: {}, ...config }, { records, sources }).limits.at(-1)?.status;
}
const issue = (n: number, draft: Partial<RecordDraft> = {}) => linearIssue({ id: `PAY-${n}`, ...draft });

describe('2.14 What an unread record may take away is only what it would take', () => {
  const attached = (n: number) => [
    issue(n, { assignees: ['ada'], links: [`https://github.com/acme/r${n}/pull/1`], labels: ['bug'] }),
    pullRequest({ id: `acme/r${n}#1`, author: 'grace-h', labels: ['api'] }),
  ];
  const records = [...attached(1), ...attached(2)];
  const status = (limit: object, config: Config = {}) =>
    statusWithout('linear', records, { ...config, limits: [{ per: 'everyone', max: 1, ...limit }] });
  const people = [
    { name: 'Ada', linear: 'ada' },
    { name: 'Grace', github: 'grace-h' },
  ];
  test('an issue stays, whatever becomes of its pull request', () => {
    expect(status({})).toBe('over');
    expect(status({ per: 'team' })).toBe('over');
    expect(status({ stages: ['doing'] })).toBe('over');
    expect(status({ label: 'bug' })).toBe('over');
    expect(status({ kind: 'issue' })).toBe('over');
    expect(status({ per: 'person', people: ['Ada'] }, { people })).toBe('over');
  });
  test('what only the pull request gives may go with it', () => {
    expect(status({ label: 'api' })).toBe('unknown');
    expect(status({ kind: 'pull_request' })).toBe('unknown');
    expect(status({ per: 'repository' })).toBe('unknown');
    expect(status({ per: 'person', people: ['Grace'] }, { people })).toBe('unknown');
  });
  test('a parent that counts only for its pull request may not count', () => {
    const parents = records.map((record) =>
      record.source === 'linear' ? { ...record, openChildren: 1 } : record,
    );
    expect(statusWithout('linear', parents, { limits: [{ per: 'everyone', max: 1 }] })).toBe('unknown');
    expect(
      statusWithout('linear', parents, { parents: 'count', limits: [{ per: 'everyone', max: 1 }] }),
    ).toBe('over');
  });
  test('an age that only the pull request gives', () => {
    const aging: Config = { linear: {}, github: {}, aging: { sle: { days: 10 }, level: 'error' } };
    const outcome = (startedAt: string) =>
      verdictOf(aging, {
        records: [
          issue(1, { startedAt, links: ['https://github.com/acme/r1/pull/1'] }),
          pullRequest({ id: 'acme/r1#1', createdAt: '2026-11-01T09:00:00Z' }),
        ],
        sources: [{ name: 'linear', status: 'partial' }],
      }).outcome;
    expect(outcome('2026-11-02T09:00:00Z')).toBe('over');
    expect(outcome('2026-11-16T09:00:00Z')).toBe('incomplete');
  });
  test('the parts of a stack go where the part goes that names the issue', () => {
    const stack = (n: number, body: string) => [
      pullRequest({ id: `acme/r${n}#1`, author: 'grace-h', branch: 'a', body }),
      pullRequest({ id: `acme/r${n}#2`, author: 'grace-h', branch: 'b', base: 'a', assignees: ['kay'] }),
    ];
    const config: Config = {
      people: [{ name: 'Kay', github: 'kay' }],
      limits: [{ per: 'person', people: ['Kay'], max: 1 }],
    };
    const closing = (first: string) =>
      [1, 2].flatMap((n) => [
        githubIssue({ id: `acme/x#${n}`, labels: ['wip'] }),
        ...stack(n, '').map((pull, part) =>
          part === 0 ? { ...pull, closes: [first, `acme/x#${n}`] } : pull,
        ),
      ]);
    const labelled: Config = { ...config, github: { issues: { labels: ['wip'] } } };
    expect(statusWithout('github', closing('acme/x#9'), labelled)).toBe('unknown');
    expect(statusWithout('github', closing('acme/y#9'), labelled)).toBe('unknown');
    expect(
      statusWithout(
        'github',
        [1, 2].flatMap((n) => [issue(n), ...stack(n, `Fixes PAY-${n}`)]),
        config,
      ),
    ).toBe('over');
  });
});

test('2.14 An unread GitHub issue may be blocked, where a limit ignores what is', () => {
  const pulls = [1, 2].map((n) =>
    pullRequest({ id: `acme/r${n}#1`, author: `dev-${n}`, closes: [`acme/x#${n}`] }),
  );
  expect(statusWithout('github', pulls, { limits: [{ per: 'everyone', max: 1, blocked: 'ignore' }] })).toBe(
    'unknown',
  );
  expect(statusWithout('github', pulls, { limits: [{ per: 'everyone', max: 1 }] })).toBe('over');
});

test('2.14 A parent that Linear, seen whole, does not give has no other above it', () => {
  const records = [issue(2, { parent: 'PAY-1' }), issue(4, { parent: 'PAY-3' })];
  const merge: Config = { parents: 'merge', limits: [{ per: 'everyone', max: 1 }] };
  expect(statusWithout('github', records, merge)).toBe('over');
  expect(statusWithout('linear', records, merge)).toBe('unknown');
});

test('2.14 A pull request that may yet go elsewhere takes nothing from the stage its issue proves', () => {
  const records = [
    linearIssue({ id: 'PAY-1', syncedWith: 'acme/api#101', assignees: ['ada@acme.com'] }),
    githubIssue({ id: 'acme/api#101' }),
    pullRequest({ id: 'acme/api#1', author: 'ada-l', closes: ['acme/x#9', 'acme/api#101'] }),
  ];
  const inStages = (names: string[]) =>
    statusWithout('github', records, {
      stages: [
        { name: 'doing', linear: ['In Progress'] },
        { name: 'review', github: ['open'] },
        { name: 'merge', github: ['approved'] },
      ],
      limits: [{ per: 'everyone', max: 0, stages: names }],
    });
  expect(inStages(['doing', 'review', 'merge'])).toBe('over');
  // Another pull request, one that nobody read, may be approved.
  expect(inStages(['doing', 'review'])).toBe('unknown');
  expect(inStages(['review', 'merge'])).toBe('unknown');
});
