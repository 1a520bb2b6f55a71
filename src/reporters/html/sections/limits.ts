import { allowed, isOnTheWayDown, isTolerated } from '../../../model/allowed.ts';
import type { LimitStatus, VerdictLimit } from '../../../model/verdict.ts';
import { groupBy } from '../../../text/group-by.ts';
import type { VerdictView } from '../../view.ts';
import { streakOver } from '../../words/changes.ts';
import { numbers, whatCounts } from '../../words/limit.ts';
import { limitBar } from '../bar.ts';
import { linkById } from '../item.ts';
import { html, joined, link, type Markup, type Part } from '../markup.ts';
import type { PageSection } from '../page.ts';
import { badge } from '../status.ts';
import { table } from '../table.ts';

/** Enough to know which work it is about; the list of items has all. */
const MOST_IDS = 8;
/** A longer table shows what is near its limit and folds the rest away. */
const MOST_ROWS = 6;
/** In a company's worth of limits, links of work that is within would be most of the page. */
const MOST_LINKED = 50;

const GROUPS: readonly [VerdictLimit['per'], string][] = [
  ['team', 'Teams'],
  ['everyone', 'Everyone'],
  ['project', 'Projects'],
  ['repository', 'Repositories'],
  ['person', 'People'],
  ['reviewer', 'Reviewers'],
  ['reviewing-team', 'Reviewing teams'],
  ['agent', 'Agents'],
];

/** Work against its limits, in the verdict's order and never by how much somebody has. */
export function limitsSection(view: VerdictView): PageSection | null {
  const { limits } = view.verdict;
  if (limits.length === 0) return null;
  const byKind = groupBy(limits, ({ per }) => per);
  const groups = GROUPS.flatMap(([per, name]) => {
    const own = byKind.get(per);
    return own === undefined ? [] : [group(name, own, view)];
  });
  return { id: 'limits', heading: 'Work against its limits', body: html`${groups}` };
}

function group(name: string, limits: readonly VerdictLimit[], view: VerdictView): Markup {
  const folds = limits.length > MOST_ROWS;
  const open = folds ? limits.filter((limit) => !isQuiet(limit)) : limits;
  const folded = folds ? limits.filter(isQuiet) : [];
  const shown = open.length === 0 ? null : rowsOf(name, open, view);
  const rest =
    folded.length === 0
      ? null
      : html`<details><summary>${name}: ${folded.length} within the limit</summary>${rowsOf(`${name} within the limit`, folded, view)}</details>`;
  return html`<div class="limits">${shown}${rest}</div>
`;
}

/** Within, with nothing more to say of it. */
const isQuiet = (limit: VerdictLimit): boolean => limit.status === 'within' && !isOnTheWayDown(limit);

const rowsOf = (caption: string, limits: readonly VerdictLimit[], view: VerdictView): Markup =>
  table({
    caption,
    head: ['Limit', 'In progress'],
    rows: limits.map((limit): Part[] => [
      [
        html`<b>${limit.subject === 'everyone' ? 'Everyone' : limit.subject}</b>`,
        detail(limit, limits.length <= MOST_LINKED, view),
      ],
      html`<div class="level"><div>${numbers(limit)}${limitBar(limit)}</div>${badge(limit.status, STATUS_WORDS[limit.status](limit))}</div>`,
    ]),
  });

const STATUS_WORDS: Record<LimitStatus, (limit: VerdictLimit) => string> = {
  over: (limit) =>
    limit.people === null ? `over by ${limit.count - allowed(limit)}` : `${limit.count} over`,
  unknown: ({ count, max, people }) =>
    count > max && people === null ? 'unknown, may be fewer' : 'unknown, may be more',
  warned: ({ warn }) => (warn === null ? 'close' : `close, warns above ${warn}`),
  at: (limit) => (isTolerated(limit) ? 'let pass by the baseline' : 'at the limit'),
  within: (limit) => (isTolerated(limit) ? 'let pass by the baseline' : 'within'),
};

/** What is counted, and which work or reviews that is. */
function detail(limit: VerdictLimit, linked: boolean, view: VerdictView): Markup {
  const ids = limit.reviewIds.length > 0 ? limit.reviewIds : limit.itemIds;
  const links = ids.slice(0, MOST_IDS).map((id) => {
    if (!linked) return id;
    return limit.reviewIds.length > 0 ? reviewLink(id, view) : linkById(id, view);
  });
  const more = ids.length > MOST_IDS ? html` and ${ids.length - MOST_IDS} more` : null;
  const counts = whatCounts(limit, view.year, streakOver(limit, view));
  return html`${counts === '' ? null : html`<small class="block">${counts}</small>`}${
    ids.length === 0 ? null : html`<small class="block">${joined(links, ', ')}${more}</small>`
  }`;
}

function reviewLink(id: string, { items, reviews }: VerdictView): Markup {
  const item = items.get(reviews.get(id)?.[0]?.itemId ?? '');
  return link(item?.records.find((record) => record.id === id)?.url ?? null, id);
}
