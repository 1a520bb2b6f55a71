import { DAY_MS } from '../../model/instant.ts';
import type { LinearConnection } from './client.ts';
import { cutLists } from './cut-lists.ts';
import { wholeIssue } from './fields.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import { bundlesOf, MOST_POINTS, mostEntries } from './plan-bundles.ts';
import type { Question, Reader } from './reader.ts';
import type { LinearIssue } from './response.ts';

export interface FinishedOptions {
  linear: LinearConnection;
  reader: Reader;
  since: Date;
  now: Date;
  /** How many issues the config lets expect in flight. */
  expected: number;
  thrifty: boolean;
  /** Linear's TeamFilter; null for every team. */
  team: Record<string, unknown> | null;
  /** Whole issues by Linear's id; what is read is added. */
  issues: Map<string, LinearIssue>;
  onPage(): void;
}

/** Rules of thumb, as for work in flight: being wrong costs time, never truth. */
const DAYS_IN_FLIGHT = 10;
const ISSUES_A_DOCUMENT = 60;
const MOST_DOCUMENTS = 15;

const NAME = 'WiplimitFinished';

/** Reads the issues that were completed since a moment, archived ones too, each with the whole of its lists. */
export async function readFinished(options: FinishedOptions): Promise<void> {
  const { linear, reader, issues, team, onPage } = options;
  const cut: AnyList[] = [];
  const receive = (found: LinearIssue[]) => {
    for (const issue of found) {
      if (issues.has(issue.id)) continue;
      issues.set(issue.id, issue);
      cut.push(...cutLists(issue));
    }
    onPage();
  };
  const fields = wholeIssue(1);
  const first = mostEntries(fields, MOST_POINTS, linear.knows);
  const list = (completedAt: object) =>
    new PagedList<LinearIssue>({
      what: 'finished issues',
      root: 'issues',
      includeArchived: true,
      filter: { state: { type: { eq: 'completed' } }, completedAt, ...(team && { team }) },
      fields,
      first,
      schema: ({ issue }) => issue,
      receive,
    });
  let questions: Question[] = partsOf(options).map((part) => ({ name: NAME, lists: [list(part)] }));
  for (let depth = 1; questions.length > 0; depth++) {
    const lists = [...(await reader.ask(questions, depth)), ...cut.splice(0)];
    questions = bundlesOf(lists, linear.knows, reader.mostPoints()).map((bundle) => ({
      name: NAME,
      lists: bundle,
    }));
  }
}

/** Parts of the time without gap or overlap, each about one page; the last one has no end. */
function partsOf({ since, now, expected, thrifty }: FinishedOptions): { gte: string; lt?: string }[] {
  const days = Math.max(1, (now.getTime() - since.getTime()) / DAY_MS);
  const wanted = Math.ceil((expected * days) / DAYS_IN_FLIGHT / ISSUES_A_DOCUMENT);
  const count = thrifty ? 1 : Math.min(MOST_DOCUMENTS, Math.max(1, wanted));
  const edge = (at: number) =>
    new Date(since.getTime() + Math.round((at * days * DAY_MS) / count)).toISOString();
  return Array.from({ length: count }, (_, at) => ({
    gte: edge(at),
    ...(at + 1 < count && { lt: edge(at + 1) }),
  }));
}
