import { describe, expect, test } from 'vitest';
import type { RecordDraft } from '../linking/scene.ts';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
type Options = NonNullable<Parameters<typeof verdictOf>[2]>;
const issues = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) => linearIssue({ id: `PAY-${i + 1}`, ...draft }));
const judged = (config: Config, records: RecordDraft[], options: Options = {}) =>
  verdictOf(config, { records }, options);
const outcome = (config: Config, records: RecordDraft[], options: Options = {}) =>
  judged(config, records, options).outcome;

describe('6 outcome is over exactly when the exit would be 1', () => {
  test('over an error-level limit; at it is within', () => {
    expect(outcome({ limits: [{ per: 'everyone', max: 1 }] }, issues(2))).toBe('over');
    expect(outcome({ limits: [{ per: 'everyone', max: 2 }] }, issues(2))).toBe('within');
  });
  test('one of many is enough', () => {
    const limits: Config['limits'] = [
      { per: 'everyone', max: 9 },
      { per: 'team', max: 1 },
      { per: 'person', max: 9 },
    ];
    expect(outcome({ limits }, issues(2))).toBe('over');
  });
  test('not over a warn-level limit', () => {
    expect(outcome({ limits: [{ per: 'everyone', max: 1, level: 'warn' }] }, issues(2))).toBe('within');
  });
  test('aging.level error and an item over its SLE', () => {
    const aging = (level: 'error' | 'warn') => ({ aging: { sle: { days: 2 }, level } });
    expect(outcome(aging('error'), issues(1))).toBe('over');
    expect(outcome(aging('warn'), issues(1))).toBe('within');
    expect(outcome({ aging: { sle: { days: 5 }, level: 'error' } }, issues(1)), 'at risk is not over').toBe(
      'within',
    );
    expect(outcome({ aging: { stale: 0, level: 'error' } }, issues(1)), 'stale is not over').toBe('within');
  });
  test('more warnings than --max-warnings; just as many are not', () => {
    const config: Config = { limits: [{ per: 'everyone', max: 1, level: 'warn' }] };
    expect(outcome(config, issues(2), { maxWarnings: 0 })).toBe('over');
    expect(outcome(config, issues(2), { maxWarnings: 1 })).toBe('within');
    expect(outcome(config, issues(2), { maxWarnings: null })).toBe('within');
    expect(outcome(config, issues(1), { maxWarnings: 0 })).toBe('within');
  });
});

describe('6 A warning', () => {
  const warnings = (config: Config, records: RecordDraft[]) => judged(config, records).warnings;
  test('a limit warned', () => {
    expect(warnings({ limits: [{ per: 'everyone', max: 5, warn: 1 }] }, issues(2))).toHaveLength(1);
    expect(
      warnings({ limits: [{ per: 'everyone', max: 5, warn: 1, level: 'warn' }] }, issues(2)),
    ).toHaveLength(1);
    expect(warnings({ limits: [{ per: 'everyone', max: 5, warn: 2 }] }, issues(2))).toEqual([]);
  });
  test('over at level warn, and not over at level error', () => {
    expect(warnings({ limits: [{ per: 'everyone', max: 1, level: 'warn' }] }, issues(2))).toHaveLength(1);
    expect(warnings({ limits: [{ per: 'everyone', max: 1, warn: 0 }] }, issues(2))).toEqual([]);
  });
  test('an item over its SLE at level warn, each one', () => {
    expect(warnings({ aging: { sle: { days: 2 } } }, issues(3))).toHaveLength(3);
    expect(warnings({ aging: { sle: { days: 2 }, level: 'error' } }, issues(3))).toEqual([]);
    expect(warnings({ aging: { sle: { days: 6 }, stale: 0 } }, issues(3)), 'neither risk nor stale').toEqual(
      [],
    );
  });
  test('an expired exception', () => {
    const exceptions = [
      { item: 'PAY-1', reason: 'bank', until: '2026-11-19' },
      { item: 'PAY-77', reason: 'gone', until: '2026-11-19' },
    ];
    expect(warnings({ exceptions }, issues(1))).toHaveLength(2);
  });
  test('they all add up to --max-warnings', () => {
    const config: Config = {
      limits: [
        { per: 'everyone', max: 5, warn: 0 },
        { per: 'team', max: 0, level: 'warn' },
      ],
      aging: { sle: { days: 2 } },
      exceptions: [{ item: 'PAY-2', reason: 'bank', until: '2026-11-19' }],
    };
    expect(warnings(config, issues(2))).toHaveLength(5);
    expect(outcome(config, issues(2), { maxWarnings: 4 })).toBe('over');
    expect(outcome(config, issues(2), { maxWarnings: 5 })).toBe('within');
  });
});

test('2.14 Warnings that partial data does not prove breach no --max-warnings', () => {
  const config: Config = { linear: {}, github: {}, aging: { sle: { days: 2 } } };
  const verdict = (records: RecordDraft[]) =>
    verdictOf(
      config,
      {
        records,
        sources: [
          { name: 'linear', status: 'partial' },
          { name: 'github', status: 'complete' },
        ],
      },
      { maxWarnings: 0 },
    );
  expect(verdict([pullRequest({ id: 'acme/api#1' })]).outcome).toBe('incomplete');
  expect(verdict(issues(1)).outcome).toBe('over');
});
