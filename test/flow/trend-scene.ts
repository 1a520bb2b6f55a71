import type { TrendScope } from '../../src/flow/trend.ts';
import type { TrendRun } from '../../src/flow/trend-of-runs.ts';
import { dayFromDate } from '../../src/model/calendar.ts';
import type { RunItem, RunLimit } from '../../src/model/run.ts';

/** A run of a day that saw both sources whole. */
export const run = (day: string, draft: Partial<TrendRun> = {}): TrendRun => ({
  day,
  sources: [{ name: 'linear', status: 'complete' }],
  limits: [],
  items: [],
  ...draft,
});

export const runItem = (
  ageDays: number,
  stage: string | null = 'doing',
  teams: string[] = ['Payments'],
): RunItem => ({ id: `PAY-${ageDays}`, title: null, stage, teams, ageDays });

export function runLimit(key: string, count: number, max: number): RunLimit {
  const [per, subject = ''] = key.split('/');
  return {
    key,
    per: per === 'person' || per === 'team' ? per : 'everyone',
    subject,
    count,
    max,
    level: 'error',
    status: count > max ? 'over' : 'within',
  };
}

export const scope = (draft: Partial<TrendScope> & { from?: string; to?: string } = {}): TrendScope => {
  const { from = '2026-11-10', to = '2026-11-23', ...rest } = draft;
  return {
    range: { first: dayFromDate(from), last: dayFromDate(to) },
    unit: 'calendar',
    stages: ['doing', 'review'],
    who: null,
    finished: null,
    ...rest,
  };
};
