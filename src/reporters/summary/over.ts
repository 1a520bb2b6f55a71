import { excess } from '../../model/allowed.ts';
import type { VerdictItem, VerdictLimit } from '../../model/verdict.ts';
import { sanitiseLine } from '../../text/sanitise.ts';
import type { VerdictView } from '../view.ts';
import { overSentence } from '../words/advice.ts';
import { streakOver } from '../words/changes.ts';
import { countsReviews, whatCounts } from '../words/limit.ts';
import { clean, type Mentions, named, person, plain, reference, type SummaryLine } from './parts.ts';

/** The limits that are over, worst first: those that fail the check, then by how much it is too much. */
export function worstFirst(limits: readonly VerdictLimit[]): VerdictLimit[] {
  return limits
    .filter(({ status }) => status === 'over')
    .sort(
      (a, b) =>
        Number(b.level === 'error') - Number(a.level === 'error') || excess(b) - excess(a) || a.max - b.max,
    );
}

/** One limit that is over: the sentence, for how long, and what it counts where that is less than everything. */
export function overLine(limit: VerdictLimit, view: VerdictView, mentions: Mentions): SummaryLine {
  // A name of any length would leave no room for the numbers.
  const subject = named(limit.subject);
  const sentence = sanitiseLine(overSentence({ ...limit, subject }, view));
  const remarks = [
    // The sentence itself says in which stages, and of how many people.
    whatCounts(
      {
        ...limit,
        name: limit.name && named(limit.name),
        stages: [],
        people: null,
        level: 'error',
      },
      view.year,
    ),
    streakOver(limit, view),
    limit.level === 'warn' ? 'warns only' : '',
  ].filter((remark) => remark !== '');
  return [
    ...withWho(sentence, subject, limit, view, mentions),
    ...(remarks.length === 0 ? [] : [plain(` ${capitalised(clean(remarks.join('; '), 120))}.`)]),
  ];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentence with the person it begins with apart, who may be mentioned. */
function withWho(
  sentence: string,
  subject: string,
  limit: VerdictLimit,
  view: VerdictView,
  mentions: Mentions,
): SummaryLine {
  const isPerson = (limit.per === 'person' || limit.per === 'reviewer') && limit.people === null;
  const begins = sentence.slice(0, subject.length).toLowerCase() === subject.toLowerCase();
  if (!isPerson || !begins) return withItem(sentence, limit, view);
  return [
    person(limit.subject, mentions, sentence.slice(0, subject.length)),
    ...withItem(sentence.slice(subject.length), limit, view),
  ];
}

/** The sentence with the item that it names apart, so that it can be opened. */
function withItem(sentence: string, limit: VerdictLimit, view: VerdictView): SummaryLine {
  const ids = countsReviews(limit) ? limit.reviewIds : limit.itemIds;
  let found: { at: number; id: string } | null = null;
  for (const id of ids) {
    const at = id === '' ? -1 : sentence.indexOf(id);
    const isWhole = at >= 0 && !/[\p{L}\p{N}]/u.test(sentence.charAt(at + id.length));
    if (isWhole && (found === null || id.length > found.id.length)) found = { at, id };
  }
  if (found === null) return [plain(sentence)];
  const { at, id } = found;
  return [
    plain(sentence.slice(0, at)),
    reference(id, whatItIs(id, limit, view)),
    plain(sentence.slice(at + id.length)),
  ];
}

function whatItIs(
  id: string,
  limit: VerdictLimit,
  view: VerdictView,
): Pick<VerdictItem, 'title' | 'url'> | undefined {
  if (!countsReviews(limit)) return view.items.get(id);
  const item = view.items.get(view.reviews.get(id)?.[0]?.itemId ?? '');
  const record = item?.records.find((each) => each.id === id);
  return item && { title: item.title, url: record?.url ?? item.url };
}
