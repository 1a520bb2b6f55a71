import type { Plan } from '../config/plan.ts';
import { comesAndGoes, narrowingOf, type Run, type RunLimit } from '../model/run.ts';
import type { Changes, VerdictLimit } from '../model/verdict.ts';
import { limitKey } from '../rules/limits.ts';
import { holdsOn } from '../rules/which-limit.ts';
import { groupBy } from '../text/group-by.ts';
import { isOfPerson, PEOPLE } from './teams-only.ts';

export type GoneLimit = Changes['gone'][number];

export interface Subjects {
  /** Were over in the last run, and have nothing in flight now, while their limit still holds. */
  gone: GoneLimit[];
  /** Keys of limits that are over and may be those of a subject that only got another name. */
  renamed: ReadonlySet<string>;
}

/**
 * Compares whom limits were and are for.
 * @param limits all of now, whatever is selected
 * @param date `YYYY-MM-DD`
 */
export function subjectsOf(
  previous: Pick<Run, 'limits'>,
  limits: readonly VerdictLimit[],
  plan: Pick<Plan, 'limits' | 'others' | 'privacy'>,
  date: string,
): Subjects {
  const now = new Set(limits.map(({ key }) => key));
  const before = new Set(previous.limits.map(({ key }) => key));
  const missing = groupBy(
    previous.limits.filter(({ key }) => !now.has(key)),
    kindOf,
  );
  const renamed = new Set<string>();
  const formerNames = new Set<RunLimit>();
  for (const limit of limits) {
    if (before.has(limit.key) || limit.status !== 'over') continue;
    const former = missing.get(kindOf(limit))?.find((one) => !formerNames.has(one) && mayBe(one, limit));
    if (former === undefined) continue;
    formerNames.add(former);
    renamed.add(limit.key);
  }
  const stagesOf = stagesOfLimit(plan, date);
  const gone = [...missing.values()].flat().flatMap((limit): GoneLimit[] => {
    if (limit.status !== 'over' || formerNames.has(limit) || isHidden(limit, plan)) return [];
    const stages = stagesOf(limit);
    return stages === null ? [] : [{ key: limit.key, per: limit.per, subject: limit.subject, stages }];
  });
  return { gone, renamed };
}

const kindOf = (limit: Pick<RunLimit, 'key' | 'per' | 'subject'>): string =>
  `${limit.per}${narrowingOf(limit)}`;

/** The same under another name: a team, for those stand in every run, or whatever has the same numbers. */
const mayBe = (former: RunLimit, limit: VerdictLimit): boolean =>
  !comesAndGoes(limit) ||
  (former.status === 'over' && former.count === limit.count && former.max === limit.max);

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
