import type { LimitStatus, Verdict } from '../../model/verdict.ts';
import { type VerdictView, viewOf } from '../view.ts';
import { headline } from '../words/headline.ts';
import { weekdayAndDay } from '../words/since.ts';
import { changesLine } from './changes.ts';
import { expiredLine, onTheWayDownLine, partialSentences, streaksWithin, unreadLines } from './news.ts';
import { overLine, worstFirst } from './over.ts';
import { compact, type Mentions, plain, type SummaryLine, usableUrl } from './parts.ts';
import { ageingLine, finishFirst, finishLine, pastSle } from './work.ts';

/** A part of the summary. */
export interface SummarySection {
  name:
    | 'unread'
    | 'over'
    | 'changes'
    | 'ageing'
    | 'finish-first'
    | 'good-news'
    | 'on-the-way-down'
    | 'exceptions';
  title: string | null;
  /** Whether the lines are points of one list; otherwise each stands for itself. */
  isList: boolean;
  lines: readonly SummaryLine[];
}

/** What a team should hear of a verdict once a day: so little that it is read, on a phone too. */
export interface Summary {
  /** `WIP on Friday 20 Nov`. */
  title: string;
  status: LimitStatus;
  /** To be said before anything else: what could not be read. Holds no text from outside. */
  partial: readonly string[];
  /** The outcome with its numbers. Holds no text from outside. */
  headline: string;
  sections: readonly SummarySection[];
  /** Where all of it can be read. */
  link: string | null;
}

export interface SummaryRequest {
  link: string | null;
  mentions: Mentions;
}

/** How many lines a phone shows at once, roughly; the title apart. */
const MOST_LINES = 15;
interface Shares {
  over: number;
  ageing: number;
  finish: number;
  news: number;
}
/** From generous to sparing: what matters least today is summed up first. */
const SHARES: readonly Shares[] = [
  { over: 3, ageing: 3, finish: 5, news: 2 },
  { over: 3, ageing: 3, finish: 5, news: 1 },
  { over: 3, ageing: 3, finish: 4, news: 1 },
  { over: 3, ageing: 2, finish: 3, news: 1 },
  { over: 3, ageing: 1, finish: 3, news: 1 },
  { over: 3, ageing: 1, finish: 2, news: 1 },
  { over: 2, ageing: 1, finish: 1, news: 0 },
];

/** The day's summary of a verdict, as data; every channel renders this and nothing else. */
export function summaryOf(verdict: Verdict, { link, mentions }: SummaryRequest): Summary {
  const view = viewOf(verdict);
  const { status, parts } = headline(verdict);
  const partial = partialSentences(verdict);
  const frame = {
    title: titleOf(view),
    status,
    partial,
    headline: parts.map(({ text }) => text).join(', '),
    link: usableUrl(link),
  };
  const sections = sectionsOf(view, partial.length > 0, mentions);
  const summaries = SHARES.map((shares) => ({ ...frame, sections: sections(shares) }));
  return (
    summaries.find((summary) => lineCount(summary) <= MOST_LINES) ??
    summaries.at(-1) ?? { ...frame, sections: [] }
  );
}

/** A saved verdict's moment may be none; then it is not repeated. */
const titleOf = ({ today, year }: VerdictView): string =>
  /^\d{4}-\d\d-\d\d$/.test(today) ? `WIP on ${weekdayAndDay(today, year)}` : 'WIP';

const lineCount = ({ partial, sections, link }: Summary): number =>
  partial.length +
  1 +
  sections.reduce((sum, { title, lines }) => sum + lines.length + (title === null ? 0 : 1), 0) +
  (link === null ? 0 : 1);

function sectionsOf(
  view: VerdictView,
  isPartial: boolean,
  mentions: Mentions,
): (shares: Shares) => SummarySection[] {
  const over = worstFirst(view.verdict.limits);
  const aged = pastSle(view);
  const teams = finishFirst(view);
  const changes = changesLine(view, isPartial);
  const expired = expiredLine(view);
  const streaks = streaksWithin(view);
  const sinking = onTheWayDownLine(view);
  const unread = unreadLines(view.verdict);
  return (shares) => {
    const overLines = over.slice(0, shares.over).map((limit) => overLine(limit, view, mentions));
    const moreOver = over.length - overLines.length;
    const agedLines = aged.slice(0, shares.ageing).map((item) => ageingLine(item, view));
    const finishLines = teams.slice(0, shares.finish).map((entry) => finishLine(entry, view, mentions));
    const sections: SummarySection[] = [
      { name: 'unread', title: null, isList: false, lines: unread },
      {
        name: 'over',
        title: null,
        isList: true,
        lines: moreOver > 0 ? [...overLines, [plain(`and ${moreOver} more over`)]] : overLines,
      },
      { name: 'changes', title: null, isList: false, lines: changes === null ? [] : [changes] },
      {
        name: 'ageing',
        title: `Past their SLE${of(agedLines.length, aged.length, 'the oldest', 'items')}`,
        isList: true,
        lines: agedLines,
      },
      {
        name: 'finish-first',
        title: `Finish first${of(finishLines.length, teams.length, 'in', 'teams')}`,
        isList: true,
        lines: finishLines,
      },
      { name: 'good-news', title: null, isList: false, lines: streaks.slice(0, shares.news) },
      { name: 'on-the-way-down', title: null, isList: false, lines: sinking === null ? [] : [sinking] },
      { name: 'exceptions', title: null, isList: false, lines: expired === null ? [] : [expired] },
    ];
    return sections
      .filter(({ lines }) => lines.length > 0)
      .map((section) => ({ ...section, lines: section.lines.map(compact) }));
  };
}

/** How much of the whole is shown, where it is not all: `, the oldest 3 of 11 items`. */
const of = (shown: number, all: number, which: string, noun: string): string =>
  shown === all ? '' : `, ${which} ${shown} of ${all} ${noun}`;
