import type { VerdictItem, Why } from '../../model/verdict.ts';
import { dayAndTime, formatDay } from '../../text/day.ts';
import { formatDays } from '../../text/duration.ts';
import { listAnd } from '../../text/list.ts';
import type { VerdictView } from '../view.ts';
import { askedOn } from '../words/advice.ts';
import { ageFlag, itemFlags, lingeringFlag } from '../words/aging.ts';
import { recordKind } from '../words/source.ts';
import { layOut, renderRow } from './columns.ts';
import { leftOutLines } from './explain-left-out.ts';
import { limitLines } from './explain-limits.ts';
import { idSpan, titled } from './sections/section.ts';
import { BLANK, type Line, span } from './span.ts';
import { whySpans } from './why-line.ts';
import { wrap } from './wrap.ts';

/** The parts of the page in the order people ask, and how the rules of each begin. */
const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['What belongs to it', /^(linked|names)-/],
  ['Whose it is', /^(held|agent|not-a-holder|person)/],
  ['Which team', /^team-/],
  ['Which stage', /^stage-/],
  ['How old', /^started-/],
  ['What holds it up, what hurries it', /^(blocked|expedite)-/],
];

/** Why an item counts as it does, as a page. */
export function itemExplanation(item: VerdictItem, view: VerdictView, width: number): Line[] {
  const sentences = (whys: readonly Why[]) =>
    whys.flatMap((why) => wrap(whySpans(why, item, view), { width, indent: 2, hang: 4 }));
  const others = item.why.filter(({ rule }) => !TOPICS.some(([, pattern]) => pattern.test(rule)));
  const limits = view.verdict.limits.filter(({ itemIds }) => itemIds.includes(item.id));
  return [
    ...wrap([idSpan(item), span(`  ${item.title}`)], { width, hang: 2 }),
    ...(item.url === null ? [] : wrap([span(item.url, 'dim', item.url)], { width })),
    BLANK,
    ...summary(item, view).flatMap((sentence) => wrap([span(sentence)], { width })),
    ...TOPICS.flatMap(([heading, pattern], index) => [
      ...titled(
        [span(heading, 'strong')],
        [
          ...(index === 0 ? records(item, width) : []),
          ...sentences(item.why.filter(({ rule }) => pattern.test(rule))),
        ],
        width,
      ),
    ]),
    ...titled([span('Also', 'strong')], sentences(others), width),
    ...titled([span('Reviews awaited', 'strong')], reviewLines(item, view, width), width),
    ...titled(
      [span('Notes', 'strong')],
      item.notes.flatMap((note) => wrap([span(`- ${note}`)], { width, indent: 2, hang: 4 })),
      width,
    ),
    ...titled(
      [span('Where it counts', 'strong')],
      whereItCounts(item, limitLines(limits, view, width), width),
      width,
    ),
    ...leftOutLines('Not counted', leftOutBeside(item, view), width),
  ];
}

function summary(item: VerdictItem, view: VerdictView): string[] {
  const since = dayAndTime(item.startedAt, view.verdict.timezone)?.day;
  const age = `${formatDays(item.ageDays, view.unit)} old${since === undefined ? '' : `, counted from ${formatDay(since, view.year)} on`}`;
  const stage =
    item.stage === null
      ? 'In no stage'
      : `In ${item.stage}${item.stageAgeDays === null ? '' : ` for ${formatDays(item.stageAgeDays, view.unit)}`}`;
  const flags = [ageFlag(item) ?? [], lingeringFlag(item), itemFlags(item, view.unit)].flat();
  const sle = item.sleDays === null ? '' : ` Its SLE is ${formatDays(item.sleDays, view.unit)}.`;
  return [
    `${stage}; ${age}${flags.length === 0 ? '' : `; ${flags.join(', ')}`}.${sle}`,
    ownership(item),
    ...(item.agents.length === 0 ? [] : [`Agents at work on it: ${listAnd(item.agents)}.`]),
  ];
}

/** For whom it counts: once for each holder, once for each team. */
function ownership({ holders, teams }: VerdictItem): string {
  const held =
    holders.length === 0
      ? 'Nobody holds it'
      : `Held by ${listAnd(holders)}: it counts once for ${holders.length === 1 ? 'them' : 'each of them'}`;
  const owned = teams.length === 0 ? 'no team has it' : `it counts once for ${listAnd(teams)}`;
  return holders.length > 0 && teams.length > 0
    ? `${held}, and once for ${listAnd(teams)}.`
    : `${held}; ${owned}.`;
}

function records(item: VerdictItem, width: number): Line[] {
  const rows = item.records.map((record) => ({ cells: [idSpan(record), span(recordKind(record))] }));
  const layout = layOut([{}, { narrow: 'below' }], rows, width, 2);
  return rows.flatMap((row) => renderRow(layout, row));
}

function reviewLines(item: VerdictItem, view: VerdictView, width: number): Line[] {
  return view.verdict.reviews
    .filter(({ itemId }) => itemId === item.id)
    .flatMap((review) => {
      const whose = review.reviewer ?? `the team ${review.team}`;
      return wrap([span(`${review.id} awaits a review of ${whose}${askedOn(review, view)}.`)], {
        width,
        indent: 2,
        hang: 4,
      });
    });
}

function whereItCounts(item: VerdictItem, limits: readonly Line[], width: number): Line[] {
  if (item.exception !== null) {
    const { until, reason } = item.exception;
    return wrap(
      [span(`Nowhere until the end of ${formatDay(until)}: an exception leaves it out (${reason}).`)],
      { width, indent: 2 },
    );
  }
  return limits.length === 0 ? wrap([span('No limit counts it.')], { width, indent: 2 }) : [...limits];
}

/** What was left out and speaks of this item or of one of its records. */
function leftOutBeside({ id, records: own }: VerdictItem, { verdict }: VerdictView) {
  const ids = [id, ...own.map((record) => record.id)];
  const names = (text: string) => text.split(/[\s,;()"]+/).some((word) => ids.includes(word));
  return verdict.notCounted.filter(
    (entry) => ids.includes(entry.id) || names(entry.reason) || names(entry.title),
  );
}
