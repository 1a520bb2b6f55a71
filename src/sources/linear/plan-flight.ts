import type { Plan } from '../../config/plan.ts';
import { ISSUE_ID, wholeIssue } from './fields.ts';
import type { Knows } from './optional-fields.ts';
import { MOST_ENTRIES, MOST_POINTS, mostEntries, pagePoints } from './plan-bundles.ts';
import { type CreatedRange, dealt, MOST_RANGES, rangesAt, rangesBefore } from './plan-ranges.ts';

/** One document of the first round. */
export interface FlightDocument {
  /** Only the teams with these keys and those below them; null for all that are read. */
  teams: readonly string[] | null;
  /** Only issues created in one of these. */
  ranges: readonly CreatedRange[];
  /** A page of issues with all that a record holds. */
  first: number;
  /** How much longer than the least the pages inside an issue are. */
  scale: number;
  /** Entries a page of each range's bare ids, so that nothing waits for a cursor; null: the issues are paged on. */
  ids: number | null;
}

export interface FlightPlan {
  /** `spread`: many small documents at once; `paged`: as few as can be, one after the other; `kept`: what is kept is not asked for. */
  kind: 'spread' | 'paged' | 'kept';
  documents: FlightDocument[];
  /** Predicted, of the first page of each. */
  points: number;
}

/** How the issues in flight lay when they were last read. */
export interface Lay {
  count: number;
  /** When issues were created, at equal steps through all of them. */
  bounds: readonly string[];
}

export interface Circumstances {
  now: Date;
  thrifty: boolean;
  /** How many issues in flight the config lets expect. */
  expected: number;
  /** The keys of `linear.teams`. */
  teams: readonly string[] | null;
  /** Null where nothing is kept. */
  lay: Lay | null;
  knows: Knows;
}

/** Rules of thumb: what teams have in flight, where nothing better is known. Being wrong costs time, never truth. */
const ISSUES_PER_PERSON = 7.5;
const ISSUES_PER_TEAM = 40;
const ISSUES_OF_UNKNOWN = 80;

/** How many issues in flight a config lets expect. */
export function expectedIssues({ people, linear }: Pick<Plan, 'people' | 'linear'>): number {
  const told = Math.max(people.length * ISSUES_PER_PERSON, (linear?.teams?.length ?? 0) * ISSUES_PER_TEAM);
  return Math.ceil(told) || ISSUES_OF_UNKNOWN;
}

/** Entries a reply may hold, inner lists too, before it is slower than the round trip that a further document costs. */
const NODES_A_REPLY = 200;
const NODES_AN_ISSUE = 8;
const NODES_A_LISTED_ISSUE = 4.5;
/** Up to so many issues the fewest documents hold them all. */
const FEW_ISSUES = 100;
const FEWEST_DOCUMENTS = 3;
const MOST_DOCUMENTS = 15;
/** From so many issues on, teams and times together spread more evenly than times alone. */
const MANY_ISSUES = 1_000;
const RANGES_A_TEAM = 8;
/** Room for issues that lie unevenly. */
const SLACK = 1.5;
/** Longer inner pages than the least: what they save is a round trip for the issues whose lists are longer. */
export const LONGER = 1.5;
const SCALES = [2.5, 2.25, 2, 1.75, 1.5, 1.25, 1] as const;

/** What to ask first about the issues in flight. */
export function planFlight(circumstances: Circumstances): FlightPlan {
  const { lay, thrifty, knows } = circumstances;
  if (lay !== null && knows('Issue.stateHistory')) return keptPlan(circumstances, lay);
  return thrifty ? pagedPlan(knows) : spreadPlan(circumstances);
}

/** All issues of a filter, page by page. */
export function pagedPlan(knows: Knows): FlightPlan {
  const first = mostEntries(wholeIssue(1), MOST_POINTS, knows);
  const ranges = [{ from: null, to: null }];
  return priced('paged', [{ teams: null, ranges, first, scale: 1, ids: null }], knows);
}

function spreadPlan({ now, expected, teams, knows }: Circumstances): FlightPlan {
  const wanted = Math.ceil((expected * NODES_AN_ISSUE) / NODES_A_REPLY);
  const count =
    expected <= FEW_ISSUES ? FEWEST_DOCUMENTS : Math.min(MOST_DOCUMENTS, Math.max(FEWEST_DOCUMENTS, wanted));
  const byTeam = teams !== null && teams.length >= count && expected > MANY_ISSUES;
  const ranges = rangesBefore(now, byTeam ? RANGES_A_TEAM : expected <= FEW_ISSUES ? 4 * count : MOST_RANGES);
  const parts = byTeam
    ? dealt(teams, count).map((keys) => ({ teams: keys, ranges }))
    : dealt(ranges, count).map((hand) => ({ teams: null, ranges: hand }));
  const documents = parts.map((part) => {
    const room = MOST_POINTS - part.ranges.length * pagePoints(ISSUE_ID, MOST_ENTRIES, knows);
    const most = mostEntries(wholeIssue(1), room, knows);
    const first = Math.min(most, 48, Math.max(12, Math.ceil((SLACK * expected) / parts.length)));
    return { ...part, first, scale: scaleFor(first, room, knows), ids: MOST_ENTRIES };
  });
  return priced('spread', documents, knows);
}

function keptPlan({ thrifty, knows }: Circumstances, { count, bounds }: Lay): FlightPlan {
  const most = mostEntries(wholeIssue(thrifty ? 1 : LONGER, 'stateHistory'), MOST_POINTS, knows);
  const fewest = Math.ceil((count * 1.2) / most);
  const quickest = Math.min(12, Math.ceil((count * NODES_A_LISTED_ISSUE) / NODES_A_REPLY));
  const ranges = rangesAt(bounds, Math.max(1, fewest, thrifty ? 0 : quickest));
  const first = Math.min(most, Math.ceil((SLACK * count) / ranges.length) + 20);
  const scale = thrifty ? 1 : LONGER;
  const documents = ranges.map((range) => ({ teams: null, ranges: [range], first, scale, ids: null }));
  return priced('kept', documents, knows);
}

/** The longest inner pages with which so many whole issues stay within the points. */
export function scaleFor(count: number, points: number, knows: Knows): number {
  return SCALES.find((scale) => pagePoints(wholeIssue(scale), count, knows) <= points) ?? 1;
}

function priced(kind: FlightPlan['kind'], documents: FlightDocument[], knows: Knows): FlightPlan {
  const leftOut = kind === 'kept' ? 'stateHistory' : undefined;
  const points = documents
    .map(
      ({ first, scale, ids, ranges }) =>
        pagePoints(wholeIssue(scale, leftOut), first, knows) +
        (ids === null ? 0 : ranges.length * pagePoints(ISSUE_ID, ids, knows)),
    )
    .reduce((sum, each) => sum + each, 0);
  return { kind, documents, points: Math.ceil(points) };
}
