import { linearIssue } from './builders.ts';

const DAY_MS = 86_400_000;

/**
 * Completed Linear issues of one team, one for each cycle time: the first finished on the given day, each one before
 * it a day earlier. In progress on the first day, in review from noon of the last.
 * @param draft for all of them
 */
export function finishedIssues(
  key: string,
  cycleTimes: readonly number[],
  { lastDay = '2026-11-19', first = 100, ...draft }: FinishedDraft = {},
): ReturnType<typeof linearIssue>[] {
  return cycleTimes.map((days, position) => {
    const end = Date.parse(`${lastDay}T15:00:00Z`) - position * DAY_MS;
    const at = (ms: number) => new Date(ms).toISOString();
    const start = end - (days - 1) * DAY_MS - 6 * 3_600_000;
    const review = end - 3 * 3_600_000;
    return linearIssue({
      id: `${key}-${first + position}`,
      state: 'Done',
      stateType: 'completed',
      createdAt: at(start),
      startedAt: at(start),
      finishedAt: at(end),
      updatedAt: at(end),
      states: [
        { name: 'In Progress', type: 'started', from: at(start), to: at(review) },
        { name: 'In Review', type: 'started', from: at(review), to: at(end) },
        { name: 'Done', type: 'completed', from: at(end), to: null },
      ],
      ...draft,
    });
  });
}

interface FinishedDraft extends Partial<Parameters<typeof linearIssue>[0]> {
  lastDay?: string;
  /** The number of the first issue. */
  first?: number;
}

/** Numbers from 1 on. */
export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
