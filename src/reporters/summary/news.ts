import { isOnTheWayDown } from '../../model/allowed.ts';
import type { Verdict, VerdictLimit } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { listOr } from '../../text/list.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import type { VerdictView } from '../view.ts';
import { onTheWayDownWords, subjectName } from '../words/limit.ts';
import { sourceName, unfinishedSources, whatHappened, whatToDo, whyUnproven } from '../words/source.ts';
import { holds } from './changes.ts';
import { clean, named, plain, reference, type SummaryLine, strong } from './parts.ts';

/** Fewer days within a limit are no news yet. */
const LEAST_STREAK = 3;
const MOST_OF_PROBLEM = 140;

/** What was not read whole, a sentence or two for each source; empty for a verdict that saw everything. */
export function partialSentences(verdict: Verdict): string[] {
  const unread = unfinishedSources(verdict).map(
    (source) => `${whatHappened(source)}, so there may be more work than this counts. ${whatToDo(source)}`,
  );
  if (unread.length > 0) return unread;
  const undecided = verdict.limits.some(({ status }) => status === 'unknown');
  return undecided || verdict.outcome === 'incomplete'
    ? [`This is not the whole picture: ${whyUnproven(verdict)}.`]
    : [];
}

/** What went wrong at each source that was not read whole: the first of its problems, and how many more there are. */
export const unreadLines = (verdict: Verdict): SummaryLine[] =>
  unfinishedSources(verdict).flatMap((source): SummaryLine[] => {
    const [first = ''] = source.problems;
    const [sentence = ''] = sanitiseLine(first).split(/(?<=[.!?])\s/);
    if (sentence === '') return [];
    const more = source.problems.length > 1 ? ` (and ${source.problems.length - 1} more)` : '';
    return [
      [
        strong(`${sourceName(source)}:`),
        plain(` ${clean(sentence.replace(/\.$/, ''), MOST_OF_PROBLEM)}${more}`),
      ],
    ];
  });

/** Limits that hold work and have held for days in a row, the longest first; of equal ones teams before people. */
export function streaksWithin({ verdict }: VerdictView): SummaryLine[] {
  const byKey = new Map(verdict.limits.map((limit) => [limit.key, limit]));
  const streaks = verdict.changes?.streaks ?? [];
  return streaks
    .flatMap(({ key, status, days }) => {
      const limit = byKey.get(key);
      const isNews = limit !== undefined && (limit.count > 0 || limit.people !== null) && holds(limit);
      return status === 'within' && isNews && days >= LEAST_STREAK ? [{ limit, days }] : [];
    })
    .sort((a, b) => b.days - a.days || Number(a.limit.per !== 'team') - Number(b.limit.per !== 'team'))
    .map(({ limit, days }) => streakLine(limit, days));
}

function streakLine(limit: VerdictLimit, days: number): SummaryLine {
  const where = limit.stages.length === 0 ? '' : ` ${clean(`in ${listOr(limit.stages)}`, 60)}`;
  const what = limit.people === null ? 'the limit' : 'their own limits';
  return [strong(`${whose(limit)}:`), plain(` within ${what}${where} for ${days} days in a row`)];
}

function whose(limit: VerdictLimit): string {
  if (limit.per === 'everyone') return 'Everyone together';
  if (limit.people !== null) return limit.per === 'reviewer' ? 'All reviewers' : 'Everyone';
  const subject = named(limit.subject);
  return limit.per === 'team' ? subject : subjectName({ ...limit, subject });
}

/** What sinks by plan, or is let pass by the baseline, though nothing is over; null where nothing does. */
export function onTheWayDownLine({ verdict, year }: VerdictView): SummaryLine | null {
  const limits = verdict.limits.filter(isOnTheWayDown);
  const [first] = limits;
  if (first === undefined) return null;
  const more = limits.length > 1 ? `; and ${limits.length - 1} more` : '';
  const words = onTheWayDownWords({ ...first, subject: named(first.subject) }, year);
  return [strong('On the way down:'), plain(` ${clean(words, 160)}${more}`)];
}

/** Exceptions that have expired, the first by name; null where there is none. */
export function expiredLine({ verdict, items, year }: VerdictView): SummaryLine | null {
  const expired = verdict.exceptions.filter((exception) => exception.expired);
  const [first] = expired;
  if (first === undefined) return null;
  const id = first.itemId ?? first.item;
  const more = expired.length > 1 ? `; ${expired.length - 1} more expired` : '';
  return [
    strong('Exception expired:'),
    plain(' '),
    reference(id, items.get(id)),
    plain(
      ` counts again after ${clean(formatDay(first.until, year), 40)} (${clean(first.reason, 80)})${more}`,
    ),
  ];
}
