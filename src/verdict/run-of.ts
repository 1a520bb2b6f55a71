import type { Run } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { dayAndTime } from '../text/day.ts';

/**
 * What the history keeps of a verdict: nothing of who holds what.
 * @param verdict on everything, not on a selection
 * @param titles whether the config asks for titles
 */
export function runOf(verdict: Verdict, titles: boolean): Run {
  return {
    asOf: Date.parse(verdict.asOf),
    day: dayOfVerdict(verdict),
    outcome: verdict.outcome,
    sources: verdict.sources.map(({ name, status }) => ({ name, status })),
    limits: verdict.limits.map(({ key, per, subject, count, max, level, status }) => ({
      key,
      per,
      subject,
      count,
      max,
      level,
      status,
    })),
    items: verdict.items
      .filter(({ exception }) => exception === null)
      .map(({ id, title, stage, teams, ageDays }) => ({
        id,
        title: titles ? title : null,
        stage,
        teams,
        ageDays,
      })),
  };
}

/** The calendar day of a verdict in its own time zone, `YYYY-MM-DD`. */
export const dayOfVerdict = ({ asOf, timezone }: Pick<Verdict, 'asOf' | 'timezone'>): string =>
  dayAndTime(asOf, timezone)?.day ?? asOf.slice(0, 10);
