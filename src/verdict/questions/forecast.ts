import { wholeDays } from '../../flow/days.ts';
import {
  assumptionsOf,
  daysForItems,
  ENOUGH_TO_FORECAST,
  type ForecastBasis,
  forecastBasis,
  HORIZON_DAYS,
  itemsInDays,
  probabilityBy,
} from '../../flow/forecast.ts';
import type { ForecastAnswer } from '../../model/answers.ts';
import { dayFromDate } from '../../model/calendar.ts';
import { InputError } from '../../model/input-error.ts';
import { sameName } from '../../text/compare.ts';
import type { Assessment } from '../assess.ts';
import { askedOf } from './asked.ts';
import { requireTeam, unknownName } from './subject.ts';

export interface ForecastQuestion {
  /** How many in so many days; how soon so many; how likely so many by a day (YYYY-MM-DD), or how many by then. */
  days: number | null;
  items: number | null;
  by: string | null;
  team: string | null;
  project: string | null;
  /** Days of history. */
  window: number;
}

/** Too little has finished to say anything; the question is right all the same. */
export interface TooLittleHistory {
  /** A sentence with the numbers. */
  refused: string;
}

/**
 * What history says of the days to come: exact sums over whole days, no sampling.
 * @throws InputError for names that nobody knows, or a day that is not to come
 */
export function forecastAnswer(
  assessment: Assessment,
  question: ForecastQuestion,
): ForecastAnswer | TooLittleHistory {
  const { today } = assessment;
  const team = question.team === null ? null : requireTeam(question.team, assessment.linked, '--team');
  const project = question.project === null ? null : requireProject(question.project, assessment);
  const by = question.by === null ? null : dayFromDate(question.by);
  if (by !== null) checkDay(by, question.by ?? '', today);
  const items = assessment
    .finished()
    .filter(
      (item) =>
        (team === null || item.teams.includes(team)) &&
        (project === null || (item.project !== null && sameName(item.project, project))),
    );
  const basis = forecastBasis(items, wholeDays(today, question.window));
  if (basis.missing > 0) return { refused: refusal(basis, { team, project }) };
  const common = {
    team,
    project,
    basis: {
      window: basis.days,
      from: basis.from,
      to: basis.to,
      finished: basis.finished,
      perDay: rounded(basis.perDay),
    },
    assumptions: assumptionsOf(basis),
    incomplete: askedOf(assessment).incomplete,
  };
  if (question.items === null) {
    const days = by === null ? (question.days ?? 0) : by - today;
    return { ...itemsInDays(basis, days), by: question.by, ...common };
  }
  if (by === null) return { ...daysForItems(basis, question.items, today), ...common };
  const { probability, ...asked } = probabilityBy(basis, question.items, by, today);
  return { ...asked, probability: rounded(probability), ...common };
}

/** @throws InputError for a day before tomorrow, or so far off that history says nothing of it */
function checkDay(by: number, typed: string, today: number): void {
  if (by > today && by - today <= HORIZON_DAYS) return;
  throw new InputError([
    {
      file: null,
      path: '--by',
      message:
        by <= today
          ? `${typed} is not to come: the first day to forecast is tomorrow`
          : `${typed} is more than ten years away, of which history says nothing`,
      hint: by <= today ? 'Give a later day' : 'Give an earlier day',
    },
  ]);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function refusal(
  { finished, days, from, to }: ForecastBasis,
  { team, project }: { team: string | null; project: string | null },
): string {
  const whose = [
    team === null ? '' : ` of ${team}`,
    project === null ? '' : ` in the project ${project}`,
  ].join('');
  return `${finished === 1 ? '1 item' : `${finished} items`}${whose} finished in the ${days} days from ${from} to ${to}, and it takes ${ENOUGH_TO_FORECAST} to foretell anything`;
}

/** @throws InputError with the nearest project */
function requireProject(typed: string, { finished, items }: Assessment): string {
  const known = [
    ...new Set([
      ...finished().flatMap(({ project }) => project ?? []),
      ...items.flatMap(({ project }) => project ?? []),
    ]),
  ];
  const found = known.find((name) => name === typed) ?? known.find((name) => sameName(name, typed));
  if (found === undefined) throw unknownName(typed, '--project', known);
  return found;
}
