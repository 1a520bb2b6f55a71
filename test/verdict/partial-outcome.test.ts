import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Status = 'complete' | 'partial' | 'failed';

function judged(linear: Status, github: Status, records: RecordDraft[], config: Config) {
  const verdict = verdictOf(
    { linear: {}, github: {}, ...config },
    {
      records,
      sources: [
        { name: 'linear', status: linear },
        { name: 'github', status: github },
      ],
    },
  );
  return { outcome: verdict.outcome, statuses: verdict.limits.map(({ status }) => status), verdict };
}
const issues = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) =>
    linearIssue({ id: `PAY-${i + 1}`, assignees: ['ada@acme.com'], ...draft }),
  );
const pulls = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) => pullRequest({ id: `acme/r${i}#1`, author: `dev-${i}`, ...draft }));

describe('2.14 and the other judgements', () => {
  test('a warn-level limit that is proven over warns; the outcome stays incomplete', () => {
    const { outcome, verdict } = judged('complete', 'partial', issues(2), {
      limits: [{ per: 'everyone', max: 1, level: 'warn' }],
    });
    expect(outcome).toBe('incomplete');
    expect(verdict.limits[0]?.status).toBe('over');
    expect(verdict.warnings).toHaveLength(1);
  });
  const aging: Config = { aging: { sle: { days: 2 }, level: 'error' } };
  test('aging.level error is a breach only by an item that is proven', () => {
    expect(judged('complete', 'complete', pulls(1), aging).outcome).toBe('over');
    expect(judged('partial', 'complete', pulls(1), aging).outcome).toBe('incomplete');
    expect(judged('partial', 'complete', issues(1), aging).outcome).toBe('over');
  });
  test('a review limit: while Linear is not whole a pull request may belong to an issue that is excluded', () => {
    const records = pulls(2, { reviewRequests: [{ who: 'kay' }] });
    const config: Config = {
      people: [{ name: 'Kay', github: 'kay' }],
      limits: [{ per: 'reviewer', people: ['Kay'], max: 1 }],
    };
    expect(judged('complete', 'partial', records, config).statuses).toEqual(['over']);
    expect(
      judged('partial', 'complete', records, { ...config, linear: { exclude: { states: ['Paused'] } } })
        .statuses,
    ).toEqual(['unknown']);
  });
});
