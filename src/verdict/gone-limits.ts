import type { Plan } from '../config/plan.ts';
import { comesAndGoes, type Run, type RunLimit } from '../model/run.ts';
import type { Changes, VerdictLimit } from '../model/verdict.ts';
import { limitKey } from '../rules/limits.ts';
import { holdsOn } from '../rules/which-limit.ts';
import { isOfPerson, PEOPLE } from './teams-only.ts';

type GoneLimit = Changes['gone'][number];

/**
 * Limits that were over in the last run and have nothing in flight now, while they still hold: within again, though
 * there is no row of them.
 * @param limits all of now, whatever is selected
 * @param date `YYYY-MM-DD`
 */
export function goneLimits(
  previous: Pick<Run, 'limits'>,
  limits: readonly VerdictLimit[],
  plan: Pick<Plan, 'limits' | 'others' | 'privacy'>,
  date: string,
): GoneLimit[] {
  const now = new Set(limits.map(({ key }) => key));
  const stagesOf = stagesOfLimit(plan, date);
  return previous.limits.flatMap((limit): GoneLimit[] => {
    if (limit.status !== 'over' || now.has(limit.key) || isHidden(limit, plan)) return [];
    const stages = stagesOf(limit);
    return stages === null ? [] : [{ key: limit.key, per: limit.per, subject: limit.subject, stages }];
  });
}

/** Whoever may not be named now, and the row that they were before. */
const isHidden = (limit: RunLimit, { privacy }: Pick<Plan, 'privacy'>): boolean =>
  isOfPerson(limit) && (privacy === 'team' || limit.subject === PEOPLE);

/**
 * The stages of the limit that still holds for a subject without work; null where none does, or where subjects without
 * work have a row, so that one that is missing was taken out of the config.
 */
function stagesOfLimit(
  { limits, others }: Pick<Plan, 'limits' | 'others'>,
  date: string,
): (limit: RunLimit) => string[] | null {
  const holding = limits.filter(
    (limit) => limit.people === null && limit.teams === null && holdsOn(limit, date),
  );
  return (gone) => {
    if (!comesAndGoes(gone) || (isOfPerson(gone) && others === 'ignore')) return null;
    const limit = holding.find((one) => one.per === gone.per && limitKey(one, gone.subject) === gone.key);
    return limit === undefined ? null : [...limit.stages];
  };
}
