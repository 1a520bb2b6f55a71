import { wholeDays } from '../../flow/days.ts';
import { type LimitToFit, suggest } from '../../flow/suggest.ts';
import { throughput } from '../../flow/throughput.ts';
import { staysOf } from '../../flow/wip-history.ts';
import type { SuggestAnswer } from '../../model/answers.ts';
import { dateFromDay } from '../../model/calendar.ts';
import type { VerdictLimit } from '../../model/verdict.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Assessment } from '../assess.ts';
import { askedOf } from './asked.ts';

/**
 * Limits that fit the history: one for each limit of a team or a person in the config that counts all work, and one
 * for teams and for people where the config has none.
 * @param window days of history
 */
export function suggestAnswer(assessment: Assessment, window: number): SuggestAnswer {
  const { today, days, read, finished } = assessment;
  const range = wholeDays(today, window);
  const stays = staysOf(finished(), read.items, days.calendar);
  const done = throughput(finished(), range);
  return {
    ...askedOf(assessment),
    window,
    from: dateFromDay(range.first),
    to: dateFromDay(range.last),
    finished: done.reduce((sum, count) => sum + count, 0),
    limits: limitsToFit(assessment).map(({ limit, configPath }) => {
      const { averages, forSle, held, ...found } = suggest(limit, stays, range, days);
      const present = limit.subjects.flatMap(({ max }) => max ?? []);
      return {
        per: found.per,
        subjects: found.subjects,
        configPath,
        present: [...new Set(present)].sort((a, b) => a - b),
        days: found.days,
        held,
        firedDays: found.firedDays,
        averages:
          averages === null
            ? null
            : {
                wip: rounded(averages.wip),
                throughput: rounded(averages.throughput),
                cycleDays: averages.cycleDays === null ? null : rounded(averages.cycleDays),
                started: averages.started,
                finished: averages.finished,
                stable: averages.stability.stable,
                reasons: averages.stability.reasons,
              },
        forSle:
          forSle === null || limit.sle === null
            ? null
            : { sleDays: limit.sle.days, cycleDays: rounded(forSle.cycleDays), wip: rounded(forSle.wip) },
        config: found.config,
      };
    }),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

interface Fitting {
  limit: LimitToFit;
  configPath: string | null;
}

function limitsToFit({ plan, limits, linked }: Assessment): Fitting[] {
  const { sle } = plan.aging;
  // An automatic expectation is what history gives already: there is nothing to aim at.
  const wanted = sle === null || sle.auto ? null : { days: sle.days, percentile: sle.percentile };
  const plain = limits.filter(countsAllWork);
  const present = [...groupBy(plain, ({ configPath }) => configPath)].flatMap(
    ([configPath, own]): Fitting[] => {
      const planned = plan.limits.find(({ index }) => `limits[${index}]` === configPath);
      const [first] = own;
      if (planned === undefined || first === undefined) return [];
      return [
        {
          configPath,
          limit: {
            per: first.per === 'team' ? 'team' : 'person',
            subjects: own.map(({ subject, max }) => ({ name: subject, max })),
            people: planned.people,
            teams: planned.teams,
            sle: wanted,
          },
        },
      ];
    },
  );
  const everyone = { person: linked.people.humans, team: linked.teams.all };
  const absent = (['person', 'team'] as const)
    .filter((per) => !plain.some((limit) => limit.per === per))
    .map(
      (per): Fitting => ({
        configPath: null,
        limit: {
          per,
          subjects: everyone[per].map(({ name }) => ({ name, max: null })),
          people: null,
          teams: null,
          sle: wanted,
        },
      }),
    );
  return [...present, ...absent];
}

/** History has no stages, labels or lanes day by day, and a dated limit is for its days. */
function countsAllWork(limit: VerdictLimit): boolean {
  const { per, stages, label, kind, lane, blocked, agents, from, until } = limit;
  if (per !== 'person' && per !== 'team') return false;
  return (
    stages.length === 0 && [label, kind, lane, blocked, agents, from, until].every((value) => value === null)
  );
}
