import type { RecordCache } from '../source.ts';
import type { LinearConnection } from './client.ts';
import { cutLists } from './cut-lists.ts';
import { wholeIssue } from './fields.ts';
import { keptHistory, type StatesNow } from './kept.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import { bundlesOf } from './plan-bundles.ts';
import type { FlightDocument, FlightPlan } from './plan-flight.ts';
import type { Question, Reader } from './reader.ts';
import type { LinearIssue, ListedIssue } from './response.ts';
import type { RestOfFlight } from './rest-of-flight.ts';
import { filterFor } from './team-scope.ts';

type Filter = Record<string, unknown>;

export interface FlightOptions {
  linear: LinearConnection;
  reader: Reader;
  plan: FlightPlan;
  /** Linear's TeamFilter; null for every team. */
  team: Filter | null;
  /** Whole issues by Linear's id; what is read is added. */
  issues: Map<string, LinearIssue>;
  rest: RestOfFlight;
  cache: RecordCache | null;
  /** The states of the teams, once they are read: what is kept is named by them. */
  states(): Promise<StatesNow>;
  /** Called after each page of issues. */
  onPage(): void;
  /** How many answers the first question has to wait for, itself included. */
  depth: number;
}

/** In flight, as far as the state tells; what is archived or trashed does not come. */
export const inFlight = (team: Filter | null): Filter => ({
  state: { type: { eq: 'started' } },
  ...(team && { team }),
});

/**
 * Reads the issues in flight, each with the whole of its lists: first what the plan says, then at once all that is
 * known by its id alone and all lists that were cut.
 */
export async function readFlight(options: FlightOptions): Promise<void> {
  const { linear, reader, plan, issues, rest, cache, onPage } = options;
  const cut: AnyList[] = [];
  const listed: ListedIssue[] = [];

  const accept = (issue: LinearIssue) => {
    if (issues.has(issue.id)) return;
    issues.set(issue.id, issue);
    rest.found(issue.id);
    cut.push(...cutLists(issue));
  };
  const receive = (found: LinearIssue[]) => {
    found.forEach(accept);
    onPage();
  };
  const listsOf = (document: FlightDocument): AnyList[] => {
    const filter = filterOf(document, options.team);
    const shared = { what: 'issues', root: 'issues', first: document.first } as const;
    const refuse = (id: string) => rest.found(id);
    if (plan.kind === 'kept') {
      const fields = wholeIssue(document.scale, 'stateHistory');
      const schema: PagedList<ListedIssue>['query']['schema'] = (schemas) => schemas.listing;
      return [
        new PagedList({
          ...shared,
          filter,
          fields,
          schema,
          refuse,
          receive: (found) => listed.push(...found),
        }),
      ];
    }
    const fields = wholeIssue(document.scale);
    const headOnly = document.ids !== null;
    const schema: PagedList<LinearIssue>['query']['schema'] = (schemas) => schemas.issue;
    const whole = new PagedList({ ...shared, filter, fields, headOnly, schema, refuse, receive });
    const { ids, ranges } = document;
    if (ids === null) return [whole];
    const bare = ranges.map((range) =>
      rest.list('ids of issues', filterOf({ ...document, ranges: [range] }, options.team), ids),
    );
    return [whole, ...bare];
  };
  const takeKept = async () => {
    if (listed.length === 0 || cache === null) return;
    const states = await options.states();
    for (const issue of listed.splice(0)) {
      const stateHistory = keptHistory(cache, issue, states);
      if (stateHistory) accept({ ...issue, stateHistory });
      else rest.add(issue.id);
    }
    onPage();
  };

  const name = 'WiplimitIssues';
  let questions: Question[] = plan.documents.map((document) => ({ name, lists: listsOf(document) }));
  for (let depth = options.depth; questions.length > 0; depth++) {
    const open = await reader.ask(questions, depth);
    await takeKept();
    const lists = [...open, ...cut.splice(0)];
    questions = [
      ...bundlesOf(lists, linear.knows, reader.mostPoints()).map((bundle) => ({ name, lists: bundle })),
      ...rest.questions(receive),
    ];
  }
  rest.report();
}

function filterOf({ teams, ranges }: FlightDocument, team: Filter | null): Filter {
  const created = ranges.map(({ from, to }) => ({
    createdAt: { ...(from && { gte: from }), ...(to && { lt: to }) },
  }));
  const isEverything = ranges.some(({ from, to }) => from === null && to === null);
  return { ...inFlight(teams ? filterFor(teams) : team), ...(isEverything ? {} : { or: created }) };
}
