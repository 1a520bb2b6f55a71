import type { NextAnswer } from '../../../model/answers.ts';
import { dayAndTime, daysBetween } from '../../../text/day.ts';
import { formatDays } from '../../../text/duration.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { isLingering } from '../../words/aging.ts';
import { lingeringWords, moveWords } from '../../words/move.ts';
import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { idSpan } from '../sections/section.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { incompleteLines, page } from './page.ts';

type Entry = NextAnswer['subjects'][number];

const MOST_REVIEWS = 3;
const COLUMNS: readonly Column[] = [{}, { narrow: 'shrink' }, { narrow: 'below' }, { narrow: 'below' }];

/** What to review, then what to finish, for each subject; with the reasons and whose move it is. */
export function renderNext(answer: NextAnswer, options: ReporterOptions): string {
  return page(
    (width) => [
      ...incompleteLines(answer.incomplete, width),
      ...(answer.subjects.length === 0
        ? wrap([span(nothingFound(answer))], { width })
        : answer.subjects.flatMap((entry) => subjectLines(entry, answer, width))),
    ],
    options,
  );
}

/** Room to start is told only of what was read whole. */
const nothingFound = ({ incomplete }: NextAnswer): string =>
  incomplete.length === 0
    ? 'Nothing in flight and no review to give: there is room to start something.'
    : 'Nothing was found, but not everything could be read: whether there is room is not known.';

function subjectLines(entry: Entry, answer: NextAnswer, width: number): Line[] {
  const { subject, reviews, items } = entry;
  const nothing =
    reviews.length + items.length === 0 ? wrap([span(nothingFound(answer))], { width, indent: 2 }) : [];
  return [
    BLANK,
    ...wrap([span(subject === 'everyone' ? 'Everyone' : subject, 'strong')], { width }),
    ...nothing,
    ...block(
      'Review first',
      reviews.slice(0, MOST_REVIEWS).map((review) => reviewRow(review, entry, answer)),
      width,
    ),
    ...(reviews.length > MOST_REVIEWS
      ? wrap([span(`and ${reviews.length - MOST_REVIEWS} more reviews`, 'dim')], { width, indent: 4 })
      : []),
    ...block(
      reviews.length > 0 ? 'Then finish' : 'Finish next',
      items.map((item) => itemRow(item, answer, width)),
      width,
    ),
  ];
}

function block(heading: string, rows: readonly Row[], width: number): Line[] {
  if (rows.length === 0) return [];
  const layout = layOut(COLUMNS, rows, width, 4);
  return [...wrap([span(heading)], { width, indent: 2 }), ...rows.flatMap((row) => renderRow(layout, row))];
}

function reviewRow(review: Entry['reviews'][number], { per }: Entry, { asOf, timezone }: NextAnswer): Row {
  const asked = review.requestedAt === null ? undefined : dayAndTime(review.requestedAt, timezone)?.day;
  const today = dayAndTime(asOf, timezone)?.day;
  const days = asked === undefined || today === undefined ? null : daysBetween(asked, today);
  const since = days === null ? '' : days <= 0 ? 'asked today' : `asked ${formatDays(days)} ago`;
  const whose = per === 'person' ? '' : (review.reviewer ?? `the team ${review.team}`);
  return { cells: [idSpan(review), span(review.title), span(since), span(whose)] };
}

function itemRow(item: Entry['items'][number], { unit }: NextAnswer, width: number): Row {
  const more = [
    `Move: ${moveWords(item.move, unit)}`,
    ...(isLingering(item.lingering) ? [`Lingers: ${lingeringWords(item.lingering)}`] : []),
  ];
  return {
    cells: [idSpan(item), span(item.title), span(item.reasons.join(', '))],
    below: more.flatMap((words) => wrap([span(words)], { width, indent: 6, hang: 8 })),
  };
}
