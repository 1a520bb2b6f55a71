import type { VerdictItem, VerdictLimit, VerdictReview, Why } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { plural } from '../../text/plural.ts';
import type { VerdictView } from '../view.ts';
import { askedOn } from '../words/advice.ts';
import { ageAgainstSle, itemFlags } from '../words/aging.ts';
import { whyUnproven } from '../words/source.ts';
import { leftOutLines } from './explain-left-out.ts';
import { limitLines } from './explain-limits.ts';
import { idSpan, titled } from './sections/section.ts';
import { type Line, span } from './span.ts';
import { whySpans } from './why-line.ts';
import { wrap } from './wrap.ts';

/** Whom a question is about, by the name that the verdict shows. */
export interface Subject {
  kind: 'person' | 'team';
  name: string;
}

/** What tells whose something is, for a person and for a team. */
const KINDS = {
  person: {
    limits: ['person', 'reviewer'],
    holds: (item: VerdictItem, name: string) => item.holders.includes(name),
    asked: (review: VerdictReview) => review.reviewer,
    rules: /^(held-by-|person-joined)/,
  },
  team: {
    limits: ['team', 'reviewing-team'],
    holds: (item: VerdictItem, name: string) => item.teams.includes(name),
    asked: (review: VerdictReview) => review.team,
    rules: /^team-by-/,
  },
} as const satisfies Record<Subject['kind'], unknown>;

/** Everything counted for a person or a team, as a page: each thing with the record and rule that makes it theirs. */
export function subjectExplanation({ kind, name }: Subject, view: VerdictView, width: number): Line[] {
  const { verdict } = view;
  const { limits: pers, holds, asked } = KINDS[kind];
  const limits = verdict.limits.filter(
    (limit: VerdictLimit) => limit.subject === name && (pers as readonly string[]).includes(limit.per),
  );
  const items = verdict.items.filter((item) => holds(item, name));
  const reviews = verdict.reviews.filter((review) => asked(review) === name);
  const unproven = limits.some(({ status }) => status === 'unknown')
    ? wrap([span(`This may not be all: ${whyUnproven(verdict)}.`, 'unknown')], { width })
    : [];
  const excepted = items.filter(({ exception }) => exception !== null).length;
  const leftOut = excepted === 0 ? '' : ` (${excepted} left out by an exception)`;
  const pending = plural(reviews.length, 'review');
  const summary = `${plural(items.length, 'work item')} in flight${leftOut}, ${pending} asked for`;
  return [
    ...wrap([span(kind === 'team' ? `team ${name}` : name, 'strong'), span(`  ${summary}`)], {
      width,
      hang: 2,
    }),
    ...unproven,
    ...titled([span('Limits', 'strong')], limitLines(limits, view, width), width),
    ...titled(
      [span('Work', 'strong')],
      items.flatMap((item) => itemLines(item, { kind, name }, view, width)),
      width,
    ),
    ...titled(
      [span('Reviews', 'strong')],
      reviews.flatMap((review) => reviewLines(review, view, width)),
      width,
    ),
    ...leftOutLines('Read and not counted, for anyone', verdict.notCounted, width),
  ];
}

function itemLines(item: VerdictItem, subject: Subject, view: VerdictView, width: number): Line[] {
  const facts = [
    item.stage === null ? 'in no stage' : `in ${item.stage}`,
    ageAgainstSle(item, view.unit),
    ...itemFlags(item, view.unit),
  ];
  const because = decisive(item, subject).map((why) => whySpans(why, item, view));
  return [
    ...wrap([idSpan(item), span(`  ${item.title}`)], { width, indent: 2, hang: 4 }),
    ...wrap([span(facts.join(', '), 'dim')], { width, indent: 4 }),
    ...[...because, ...exceptionLine(item, view)].flatMap((line) =>
      wrap(line, { width, indent: 4, hang: 6 }),
    ),
  ];
}

function exceptionLine({ exception }: VerdictItem, { year }: VerdictView): Line[] {
  if (exception === null) return [];
  return [[span(`Left out of the counts until ${formatDay(exception.until, year)}: ${exception.reason}.`)]];
}

/** The decisions that make an item the subject's: those that name it, else all of their kind. */
function decisive(item: VerdictItem, { kind, name }: Subject): Why[] {
  const all = item.why.filter(({ rule }) => KINDS[kind].rules.test(rule));
  const named = all.filter(({ evidence }) => evidence === name);
  return named.length > 0 ? named : all;
}

function reviewLines(review: VerdictReview, view: VerdictView, width: number): Line[] {
  const { id, itemId } = review;
  const url = view.items.get(itemId)?.records.find((record) => record.id === id)?.url ?? null;
  const of = itemId === id ? '' : ` (of ${itemId})`;
  return wrap([idSpan({ id, url }), span(`${of} awaits a review${askedOn(review, view)}.`)], {
    width,
    indent: 2,
    hang: 4,
  });
}
