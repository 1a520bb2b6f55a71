import type { Verdict } from '../../../model/verdict.ts';
import { dayAndTime, formatDay } from '../../../text/day.ts';
import { plural } from '../../../text/plural.ts';
import type { VerdictView } from '../../view.ts';
import { headline } from '../../words/headline.ts';
import { customersWords } from '../../words/move.ts';
import { sourceName, unfinishedSources, whatHappened, whatToDo } from '../../words/source.ts';
import { html, type Markup } from '../markup.ts';
import { symbol } from '../status.ts';

/** The outcome, the moment, what was read; first of all what was not. */
export function top(view: VerdictView): Markup {
  const { verdict } = view;
  const { status, parts } = headline(verdict);
  const [first, ...others] = parts;
  const moment = dayAndTime(verdict.asOf, verdict.timezone);
  const asOf =
    moment === null ? verdict.asOf : `${formatDay(moment.day)}, ${moment.time} ${verdict.timezone}`;
  const more = others.map(
    (part) => html`<li class="${part.status}">${symbol(part.status)} ${part.text}</li>`,
  );
  return html`<header class="top">
<p class="soft">Work in progress · <time datetime="${verdict.asOf}">${asOf}</time></p>
<h1>${symbol(first?.status ?? status)} ${first?.text ?? ''}</h1>
${more.length === 0 ? null : html`<ul class="more">${more}</ul>`}
${notRead(view)}
${facts(view)}
</header>`;
}

/** The title of the page's tab: the worst first, and whether it is only about a part. */
export function pageTitle({ verdict }: VerdictView): string {
  const worst = headline(verdict).parts[0];
  const isPart = worst?.status !== 'unknown' && unfinishedSources(verdict).length > 0;
  return `${worst?.text ?? ''}${isPart ? ', incomplete' : ''} – wiplimit`;
}

/** Sources that were not read whole, with all that went wrong: a page about a part never looks like the whole. */
function notRead({ verdict }: VerdictView): Markup | null {
  const unfinished = unfinishedSources(verdict);
  if (unfinished.length === 0) return null;
  const sources = unfinished.map(
    (source) => html`<p>${symbol('unknown')} <b>${whatHappened(source)}.</b></p>
<ul>${source.problems.map((problem) => html`<li>${problem}</li>`)}</ul>
<p>${whatToDo(source)}</p>`,
  );
  return html`<div class="callout" role="note" aria-labelledby="not-read"><h2 id="not-read">Not everything was read</h2>
<p>What is missing could change any number on this page.</p>
${sources.map((source) => source)}</div>`;
}

function facts(view: VerdictView): Markup {
  const { verdict } = view;
  const incomplete = unfinishedSources(verdict).length > 0;
  const over = verdict.limits.filter(({ status }) => status === 'over').length;
  const unknown = verdict.limits.filter(({ status }) => status === 'unknown').length;
  const customers = customersWords(verdict.crossTeam.customers);
  const decided = [
    ...(over > 0 ? [`${over} over`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(over + unknown === 0 ? ['none over'] : []),
  ].join(', ');
  const entries: [number, string][] = [
    [
      verdict.items.filter(({ exception }) => exception === null).length,
      incomplete ? 'items in flight, of what was read' : 'items in flight',
    ],
    [
      verdict.limits.length,
      verdict.limits.length === 0
        ? 'limits'
        : `${verdict.limits.length === 1 ? 'limit' : 'limits'}, ${decided}`,
    ],
    ...pastSle(verdict.aging),
    [verdict.reviews.length, verdict.reviews.length === 1 ? 'review asked for' : 'reviews asked for'],
  ];
  const tiles = entries.map(([value, name]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const read = verdict.sources.map(
    (source) => `${sourceName(source)}: ${plural(source.records, 'record')}, ${STATUS[source.status]}`,
  );
  return html`<dl class="facts">${tiles}</dl>
<p class="soft sources">${[...read, ...(customers === null ? [] : [customers])].join(' · ')}</p>`;
}

/** Without an expectation nothing is past it, and a zero would say more than anybody knows. */
function pastSle({ sles, over, risk }: Verdict['aging']): [number, string][] {
  if (sles.every(({ days }) => days === null)) return [];
  return [[over.length, risk.length === 0 ? 'past their SLE' : `past their SLE, ${risk.length} at risk`]];
}

const STATUS = { complete: 'read whole', partial: 'read in part', failed: 'not read' } as const;
