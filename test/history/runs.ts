import type { Run, RunItem, RunLimit } from '../../src/model/run.ts';

export const DAY_MS = 86_400_000;

export const dayOf = (asOf: number) => new Date(asOf).toISOString().slice(0, 10);

export const limitOf = (subject: string, changes: Partial<RunLimit> = {}): RunLimit => ({
  key: `${changes.per ?? 'person'}/${subject}/*`,
  per: 'person',
  subject,
  count: 3,
  max: 2,
  level: 'error',
  status: 'over',
  ...changes,
});

export const itemOf = (id: string, changes: Partial<RunItem> = {}): RunItem => ({
  id,
  title: null,
  stage: 'Review',
  teams: ['Payments'],
  ageDays: 4,
  ...changes,
});

/** @param asOf an ISO instant; its UTC day is the run's */
export function runAt(asOf: string, changes: Partial<Run> = {}): Run {
  return {
    asOf: Date.parse(asOf),
    day: asOf.slice(0, 10),
    outcome: 'over',
    sources: [{ name: 'linear', status: 'complete' }],
    limits: [limitOf('Grace')],
    items: [itemOf('PAY-1')],
    ...changes,
  };
}

/** A run of many rows, whose every part says which one it belongs to. */
export function bigRun(asOf: number, mark: number, limits = 300, items = 100): Run {
  return {
    asOf,
    day: dayOf(asOf),
    outcome: 'within',
    sources: [{ name: 'github', status: 'complete' }],
    limits: Array.from({ length: limits }, (_, at) => limitOf(`Person ${at}`, { count: mark })),
    items: Array.from({ length: items }, (_, at) => itemOf(`PAY-${at}`, { ageDays: mark })),
  };
}

/** Whether all parts of a big run are there and of one piece. */
export const isOnePiece = ({ limits, items }: Run): boolean =>
  limits.length === 300 &&
  items.length === 100 &&
  new Set([...limits.map(({ count }) => count), ...items.map(({ ageDays }) => ageDays)]).size === 1;
