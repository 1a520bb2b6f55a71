import { allowed } from '../../model/allowed.ts';
import type { VerdictItem, VerdictLimit, VerdictReview } from '../../model/verdict.ts';
import { dayAndTime, daysBetween, formatDay } from '../../text/day.ts';
import { formatDays } from '../../text/duration.ts';
import { listOr } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import { itemsOf, subjectKey, type VerdictView } from '../view.ts';
import { countsReviews, ownLimits, subjectName } from './limit.ts';

/**
 * A limit that is over, as a sentence about the work: how much there is, by how much it is too much, and what
 * would bring it back. Never about who should have done what.
 */
export function overSentence(limit: VerdictLimit, view: VerdictView): string {
  if (limit.people !== null) return peopleSentence(limit, limit.people);
  const { count, stages, per } = limit;
  const subject = per === 'everyone' ? 'Everyone together' : capitalised(subjectName(limit));
  const where = stages.length === 0 ? 'in flight' : `in ${listOr(stages)}`;
  const has = countsReviews(limit)
    ? `${limit.subject} is asked for ${plural(count, 'review')}`
    : `${subject} has ${count} ${where}`;
  const advice = countsReviews(limit) ? reviewAdvice(limit, view) : itemAdvice(limit, view);
  return `${has}, ${excessWords(limit)}. ${advice}`.trim();
}

/** By how much it is too much, and above what: a baseline that is higher than the limit is named with both numbers. */
function excessWords(limit: VerdictLimit): string {
  const most = allowed(limit);
  const excess = limit.count - most;
  return most === limit.max
    ? `${excess} more than the limit of ${limit.max}`
    : `${excess} more than the baseline of ${most} (the limit is ${limit.max})`;
}

function peopleSentence(
  { per, stages, count, baseline }: VerdictLimit,
  people: NonNullable<VerdictLimit['people']>,
): string {
  const where = stages.length === 0 ? 'in flight' : `in ${listOr(stages)}`;
  const [what, next] =
    per === 'reviewer'
      ? ['more reviews asked of them', 'Reviewing what waits longest, or passing it on']
      : [`more ${where}`, 'Finishing what is nearest to done'];
  const verb = count === 1 ? 'has' : 'have';
  const passed = baseline === null ? '' : ` ${passedWords(count, baseline, people)}`;
  return `${count} of ${plural(people.total, 'person', 'people')} ${verb} ${what} than ${ownLimits(people)}.${passed} ${next} brings it back.`;
}

/** What the baseline lets pass: so many people, and so much above their limits, whichever is exceeded. */
function passedWords(
  count: number,
  baseline: number,
  { above, aboveBaseline }: NonNullable<VerdictLimit['people']>,
): string {
  if (count > baseline || above === undefined || aboveBaseline === undefined || above <= aboveBaseline)
    return `The baseline lets ${baseline} pass.`;
  return `They have ${above} above their limits in all, and the baseline lets ${aboveBaseline} pass.`;
}

function itemAdvice(limit: VerdictLimit, view: VerdictView): string {
  const item = nearestToDone(limit, view);
  if (item === undefined) return '';
  const excess = limit.count - allowed(limit);
  const [verb, after] = limit.stages.length === 0 ? ['Finishing', ''] : ['Moving', ' on'];
  const first = `${item.id} (${itemFacts(item, view)})`;
  if (excess > 1) return `${verb} ${excess} of them${after} brings it back; ${first} is a good start.`;
  if (item.blocked) return `Unblocking ${first} is a start.`;
  return `${verb} ${first}${after} brings it back.`;
}

/** What helps to choose: `12 days, in review`. */
function itemFacts(item: VerdictItem, { unit }: VerdictView): string {
  const facts = [formatDays(item.ageDays, unit)];
  if (item.stage !== null) facts.push(`in ${item.stage}`);
  if (item.blocked) facts.push('blocked');
  return facts.join(', ');
}

/** The limit's item that the verdict would finish next; failing that, its oldest that is not blocked. */
function nearestToDone(limit: VerdictLimit, view: VerdictView): VerdictItem | undefined {
  const own = view.nextBySubject.get(subjectKey(limit))?.filter((id) => limit.itemIds.includes(id)) ?? [];
  const next = itemsOf(view, own).find(({ blocked }) => !blocked);
  if (next !== undefined) return next;
  const items = itemsOf(view, limit.itemIds);
  let nearest: VerdictItem | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const item of items) {
    if (item.blocked) continue;
    const position = view.nextPosition.get(item.id) ?? Number.POSITIVE_INFINITY;
    if (nearest !== undefined && position >= least) continue;
    [nearest, least] = [item, position];
  }
  return nearest ?? items[0];
}

function reviewAdvice(limit: VerdictLimit, view: VerdictView): string {
  const id = limit.reviewIds[0];
  if (id === undefined) return '';
  const excess = limit.count - allowed(limit);
  const waited = askedSince(id, limit, view);
  const first = waited === null ? id : `${id} (${waited})`;
  return excess > 1
    ? `Reviewing ${excess} of them, or passing them on, brings it back; ${first} is a good start.`
    : `Reviewing ${first}, or passing it on, brings it back.`;
}

/** How long a review has awaited the limit's subject: `asked today`, `asked 3 days ago`; null where nobody knows. */
export function askedSince(id: string, { per, subject }: VerdictLimit, view: VerdictView): string | null {
  const review = view.reviews
    .get(id)
    ?.find(({ reviewer, team }) => (per === 'reviewer' ? reviewer : team) === subject);
  const day = review === undefined ? null : dayAsked(review, view);
  if (day === null) return null;
  const days = daysBetween(day, view.today);
  return days <= 0 ? 'asked today' : `asked ${formatDays(days)} ago`;
}

/** The day a review was asked for, as the end of a sentence: `, asked on 18 Nov`; empty where nobody knows. */
export function askedOn(review: VerdictReview, view: VerdictView): string {
  const day = dayAsked(review, view);
  return day === null ? '' : `, asked on ${formatDay(day, view.year)}`;
}

function dayAsked({ requestedAt }: VerdictReview, { verdict }: VerdictView): string | null {
  return requestedAt === null ? null : (dayAndTime(requestedAt, verdict.timezone)?.day ?? null);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
