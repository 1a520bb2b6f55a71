import type { Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import { InputError } from '../model/input-error.ts';
import type { Wholeness } from '../model/wholeness.ts';
import { hasName } from '../text/compare.ts';
import { nearest } from '../text/nearest.ts';

/**
 * Without `teams` in the config, limits name Linear's own teams, which only the reading can check.
 * @throws InputError for a team that Linear, seen whole, does not have
 */
export function checkReferences(plan: Plan, linked: Linked, whole: Wholeness): void {
  if (plan.teams !== null || !whole.linear) return;
  const names = linked.teams.all.map((team) => team.name);
  const problems = plan.limits.flatMap((limit) =>
    (limit.teams ?? [])
      .filter((name) => !hasName(names, name))
      .map((name) => {
        const suggestion = nearest(name, names);
        return {
          file: null,
          path: `limits[${limit.index}].teams`,
          message: `no team is called "${name}"`,
          hint:
            suggestion !== null
              ? `Did you mean "${suggestion}"?`
              : `Define it under teams. Known: ${names.join(', ') || 'none'}`,
        };
      }),
  );
  if (problems.length > 0) throw new InputError(problems);
}
