import type { Lenient } from '../lenient.ts';
import { type ConfigProblem, listed, type Path, quote } from '../problem.ts';
import type { ParsedConfig } from '../schema.ts';
import { type Check, type Checked, present } from './check.ts';

type LenientLimit = Lenient<NonNullable<ParsedConfig['limits']>[number]>;

const PEOPLE_PER = ['person', 'reviewer'];
const TEAMS_PER = ['person', 'reviewer', 'team', 'reviewing-team'];

/** Limits that contradict themselves, or could never do anything. */
export const limitValues: Check = (checked) =>
  present(checked.config.limits).flatMap(([position, limit]) => {
    const at: Path = ['limits', position];
    return [
      ...bound(limit, at, checked),
      ...narrowing(limit, at),
      ...dates(limit, at),
      ...stepsDown(limit, at, checked),
    ];
  });

function bound(limit: LenientLimit, at: Path, { isBroken }: Checked): ConfigProblem[] {
  const { max, maxPerPerson, warn, per } = limit;
  const isUnclear = isBroken([...at, 'max']) || isBroken([...at, 'maxPerPerson']);
  const problems: ConfigProblem[] = [];
  if (max === undefined && maxPerPerson === undefined && !isUnclear) {
    problems.push({
      path: at,
      message: 'has neither "max" nor "maxPerPerson"',
      hint: 'Say how many are allowed, such as "max": 3.',
    });
  }
  if (max !== undefined && maxPerPerson !== undefined) {
    problems.push({ path: at, message: 'has both "max" and "maxPerPerson"', hint: 'Keep one of the two.' });
  }
  if (maxPerPerson !== undefined && per !== undefined && per !== 'team') {
    problems.push({
      path: [...at, 'maxPerPerson'],
      message: `works only with "per": "team", not with ${quote(per)}`,
      hint: 'Use "max" instead.',
    });
  }
  if (max !== undefined && warn !== undefined && warn > max) {
    problems.push({
      path: [...at, 'warn'],
      message: `${warn} is above "max" (${max}), so it would never warn`,
      hint: 'Lower "warn", or raise "max".',
    });
  }
  return problems;
}

function narrowing(limit: LenientLimit, at: Path): ConfigProblem[] {
  const { per } = limit;
  if (per === undefined) return [];
  return (
    [
      ['people', PEOPLE_PER],
      ['teams', TEAMS_PER],
    ] as const
  ).flatMap(([key, allowed]) =>
    limit[key] === undefined || allowed.includes(per)
      ? []
      : [
          {
            path: [...at, key],
            message: `works only with "per" ${listed(allowed)}, not with ${quote(per)}`,
            hint: `Remove "${key}", or change "per".`,
          },
        ],
  );
}

function dates({ from, until }: LenientLimit, at: Path): ConfigProblem[] {
  if (typeof from !== 'string' || until === undefined || from <= until) return [];
  return [
    {
      path: [...at, 'until'],
      message: `${until} is before "from" (${from}), so the limit would never hold`,
      hint: 'Swap the two days.',
    },
  ];
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
const weekOf = (day: string): number => Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) / 7);

/** A limit that sinks from a number to `max`. */
function stepsDown(limit: LenientLimit, at: Path, { isBroken }: Checked): ConfigProblem[] {
  const { from, max, by, since, maxPerPerson } = limit;
  if (isBroken([...at, 'from']) || isBroken([...at, 'by'])) return [];
  if (typeof from !== 'number')
    return (['by', 'since'] as const)
      .filter((key) => limit[key] !== undefined)
      .map((key) => ({
        path: [...at, key],
        message: 'works only where "from" is a number',
        hint: 'A limit that sinks is written as "from": 14, "max": 8, "by": "2027-01-31".',
      }));
  const problems: ConfigProblem[] = [];
  if (by === undefined)
    problems.push({
      path: [...at, 'from'],
      message: `is the number ${from}, and there is no "by" that says when "max" is reached`,
      hint: 'Add a day such as "by": "2027-01-31", or write a day as "from".',
    });
  if (max !== undefined && from <= max)
    problems.push({
      path: [...at, 'from'],
      message: `${from} is not above "max" (${max}), so there is nothing to sink`,
      hint: 'Raise "from", or leave "from" and "by" out.',
    });
  if (maxPerPerson !== undefined)
    problems.push({
      path: [...at, 'from'],
      message: 'a number works with "max" only, not with "maxPerPerson"',
      hint: 'Use "max" instead.',
    });
  if (since !== undefined && by !== undefined && weekOf(since) >= weekOf(by))
    problems.push({
      path: [...at, 'since'],
      message: `${since} is not in a week before that of "by" (${by})`,
      hint: 'A limit that sinks does so on Mondays: leave a week or more between the two days.',
    });
  return problems;
}
