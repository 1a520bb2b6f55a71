import { describe, expect, test } from 'vitest';
import { type PartialConfig as Config, issues, judged, pulls } from '../support/partial.ts';

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
