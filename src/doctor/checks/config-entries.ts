import type { LimitPlan } from '../../config/plan.ts';
import { dayFromDate } from '../../model/calendar.ts';
import type { Finding } from '../../model/doctor.ts';
import { listAnd } from '../../text/list.ts';
import type { Facts } from '../facts.ts';
import { hint, problem } from '../finding.ts';

/** Exceptions whose time is over: their items count again. */
export function checkExceptions({ assessment: { exceptions } }: Facts): Finding[] {
  return exceptions.flatMap(({ item, until, expired }, index) =>
    expired
      ? [
          hint('exception-expired', `The exception for ${item} ended with ${until}.`, {
            why: 'The item counts again, and every run warns of it.',
            remedy: 'Remove the exception, or give it a later day.',
            path: `exceptions[${index}]`,
          }),
        ]
      : [],
  );
}

/** Limits that count nothing or hold for nobody. */
export function checkLimits({ assessment }: Facts): Finding[] {
  const { plan, limits, today, whole } = assessment;
  const used = new Set(limits.map(({ configPath }) => configPath));
  const dead = deadStages(assessment);
  return plan.limits.flatMap((limit) => {
    const path = `limits[${limit.index}]`;
    if (limit.stages.length > 0 && limit.stages.every((stage) => dead.has(stage)))
      return [
        problem('limit-without-stage', `${path} counts ${quoted(limit.stages)}, which nothing can enter.`, {
          why: 'It is always at 0, so it can never be over.',
          remedy: 'Name states that Linear, a board or pull requests have, under stages.',
          path: `${path}.stages`,
        }),
      ];
    if (used.has(path)) return [];
    if (limit.until !== null && dayFromDate(limit.until) < today)
      return [
        hint('limit-over', `${path} ended with ${limit.until}.`, {
          why: 'It does nothing any more.',
          remedy: 'Remove it, or give it a later day.',
          path,
        }),
      ];
    if (limit.from !== null && dayFromDate(limit.from) > today) return [];
    return whole.linear && whole.github ? [unused(limit, path)] : [];
  });
}

function unused({ per }: LimitPlan, path: string): Finding {
  return hint('limit-without-subject', `${path} (per ${per}) has no subject now.`, {
    why: 'There is none of the kind it chooses, or other limits are more specific for every one.',
    remedy: 'Nothing if it is there for later; else remove it, or check its people and teams.',
    path,
  });
}

/** Stages that only Linear states enter, of which Linear has none. */
function deadStages({ plan, snapshot, whole }: Facts['assessment']): ReadonlySet<string> {
  const known = snapshot.teams.flatMap(({ source, inScope, states }) =>
    source === 'linear' && inScope ? states.map((state) => state.toLowerCase()) : [],
  );
  if (plan.stages === null || known.length === 0 || !whole.linear) return new Set();
  const names = new Set(known);
  return new Set(
    plan.stages
      .filter(({ github, project }) => github.length + project.length === 0)
      .filter(({ linear }) => !linear.some((state) => names.has(state.trim().toLowerCase())))
      .map(({ name }) => name),
  );
}

const quoted = (names: readonly string[]): string => listAnd(names.map((name) => `"${name}"`));
