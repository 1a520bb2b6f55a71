import { lastDays } from '../../flow/days.ts';
import { plainLimitKey, type TrendScope, type TrendSubject, trendOfRecords } from '../../flow/trend.ts';
import { type TrendRun, trendOfRuns } from '../../flow/trend-of-runs.ts';
import { staysOf } from '../../flow/wip-history.ts';
import { dateFromDay, dayFromDate } from '../../model/calendar.ts';
import { InputError } from '../../model/input-error.ts';
import { isWholeRun } from '../../model/run.ts';
import type { Trend, TrendAnswer } from '../../model/trend.ts';
import { plural } from '../../text/plural.ts';
import type { Assessment } from '../assess.ts';
import { askedOf } from './asked.ts';
import { findSubject, requireTeam } from './subject.ts';

export interface TrendQuestion {
  /** How many weeks, the last one ending today. */
  weeks: number;
  /** At most one of the two; both null: everyone and each team. */
  team: string | null;
  person: string | null;
  /** The last run of each day, in any order; null where no history is kept. */
  runs: readonly TrendRun[] | null;
}

/** With fewer days than this the runs tell no trend yet. */
const LEAST_DAYS = 2;

/** The days of so many weeks that end today, as `YYYY-MM-DD`. */
export function trendDates(today: number, weeks: number): { from: string; to: string } {
  const { first, last } = lastDays(today, weeks * 7);
  return { from: dateFromDay(first), to: dateFromDay(last) };
}

/**
 * WIP against limit, ages, throughput and cycle time over the last weeks: from the runs of those days, else worked out
 * from the records. Today is always as it was read just now, where it was read whole.
 * @throws InputError for names that nobody knows, a person without a limit, or both a team and a person
 */
export function trendAnswer(assessment: Assessment, question: TrendQuestion): TrendAnswer {
  const { today, days, linked, read, limits } = assessment;
  const scope: TrendScope = {
    range: lastDays(today, question.weeks * 7),
    unit: days.unit,
    stages: linked.flow.names,
    who: whoIsMeant(assessment, question),
    finished: assessment.finished(),
  };
  const { asOf, timezone, incomplete } = askedOf(assessment);
  const answer = (trend: Trend, notes: string[]): TrendAnswer => ({
    ...trend,
    asOf,
    timezone,
    incomplete,
    notes,
  });

  if (question.runs !== null) {
    const runs = withToday(question.runs, assessment);
    const trend = trendOfRuns(runs, scope);
    if (trend.series.some((series) => series.days.length >= LEAST_DAYS))
      return answer(trend, leftOut(runs, scope));
  }
  const trend = trendOfRecords(
    staysOf(assessment.finished(), read.items, days.calendar),
    linked.teams.all.map(({ name }) => name),
    (key) => limits.find((limit) => limit.key === key)?.max ?? null,
    scope,
  );
  const next =
    question.runs === null
      ? 'With `history` in the config each run of `wiplimit check` is remembered, and then its limits, stages and ages are shown too'
      : 'The history has too few whole days of it yet: run `wiplimit check` each day, and then its limits, stages and ages are shown too';
  return answer(trend, [
    `The WIP of past days is worked out from when work started and finished; work that was dropped is not in it. ${next}.`,
  ]);
}

/** What is true now takes the place of an earlier run of today. */
function withToday(runs: readonly TrendRun[], { today, read, limits, sources }: Assessment): TrendRun[] {
  const day = dateFromDay(today);
  const run: TrendRun = {
    day,
    sources,
    limits,
    items: read.items.map(({ id, stage, teams, ageDays }) => ({ id, title: null, stage, teams, ageDays })),
  };
  const earlier = runs.filter((other) => other.day !== day);
  return isWholeRun(run) ? [...earlier, run] : [...runs];
}

function leftOut(runs: readonly TrendRun[], { range }: TrendScope): string[] {
  const partial = runs.filter((run) => {
    const day = dayFromDate(run.day);
    return !isWholeRun(run) && range.first <= day && day <= range.last;
  }).length;
  if (partial === 0) return [];
  return [
    `${plural(partial, 'day')} ${partial === 1 ? 'is' : 'are'} left out: a source was not read whole that day, so its counts are too low.`,
  ];
}

/** @throws InputError */
function whoIsMeant(
  { linked, limits, plan }: Assessment,
  { team, person }: Pick<TrendQuestion, 'team' | 'person'>,
): TrendSubject | null {
  if (team !== null && person !== null)
    throw inputError('--person', 'a trend is of a team or of a person', 'Give --team or --person, not both');
  if (team !== null) return { per: 'team', subject: requireTeam(team, linked, '--team') };
  if (person === null) return null;
  const humans = {
    people: { ...linked.people, agents: [] },
    teams: { ...linked.teams, all: [] },
  };
  const who: TrendSubject = {
    per: 'person',
    subject: findSubject(person, { linked: humans, plan }, '--person').name,
  };
  if (!limits.some(({ key }) => key === plainLimitKey(who)))
    throw inputError(
      '--person',
      `${who.subject} has no limit for all their work, and only WIP against one's own limit is shown of a person`,
      'Add {"per": "person", "max": 3} to limits, or ask for a team with --team',
    );
  return who;
}

const inputError = (path: string, message: string, hint: string): InputError =>
  new InputError([{ file: null, path, message, hint }]);
