import type { LimitPlan } from '../config/plan.ts';

/** A limit that could hold for a subject today. */
export interface Candidate {
  limit: LimitPlan;
  /** How the subject was chosen; the closer choice wins. */
  chosenBy: 'people' | 'teams' | 'all';
  /** The number allowed for this subject. */
  max: number;
}

const CLOSENESS = { people: 0, teams: 1, all: 2 } as const;

/** Limits are alike when they count the same thing: of those one applies to a subject, of others all do. */
export function dimensionOf(limit: LimitPlan): string {
  return JSON.stringify([
    limit.per,
    limit.stages,
    limit.label?.toLowerCase() ?? null,
    limit.kind,
    limit.lane,
    limit.blocked,
    limit.agents,
  ]);
}

/**
 * Which of the limits alike applies (contract §2.12): naming people beats naming teams beats naming neither; then
 * dated beats undated; then the lowest maximum; then error before warn.
 */
export function chooseLimit(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(
    (a, b) =>
      CLOSENESS[a.chosenBy] - CLOSENESS[b.chosenBy] ||
      Number(isDated(b.limit)) - Number(isDated(a.limit)) ||
      a.max - b.max ||
      Number(b.limit.level === 'error') - Number(a.limit.level === 'error') ||
      a.limit.index - b.limit.index,
  )[0];
}

function isDated(limit: LimitPlan): boolean {
  return limit.from !== null || limit.until !== null;
}

/** Whether a limit holds on a day: from its first to its last, both included. Dates compare as text. */
export function holdsOn(limit: LimitPlan, date: string): boolean {
  return (limit.from === null || limit.from <= date) && (limit.until === null || date <= limit.until);
}
