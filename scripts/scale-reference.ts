import type { Listing } from '../src/sources/github/listing.ts';
import { planDetails, planDocuments, readsEverything } from '../src/sources/github/plan.ts';
import { MOST_POINTS } from '../src/sources/linear/plan-bundles.ts';
import { planFlight } from '../src/sources/linear/plan-flight.ts';
import { planRest } from '../src/sources/linear/plan-rest.ts';

/** A company to predict a run for. */
interface Company {
  people: number;
  owners: number;
  /** Listed repositories; 0: people are looked for under the owners. */
  repositories: number;
  linearTeams: number;
}

const COMPANIES: Company[] = [
  { people: 8, owners: 1, repositories: 0, linearTeams: 1 },
  { people: 8, owners: 1, repositories: 6, linearTeams: 1 },
  { people: 60, owners: 1, repositories: 0, linearTeams: 8 },
  { people: 60, owners: 1, repositories: 40, linearTeams: 8 },
  { people: 600, owners: 1, repositories: 0, linearTeams: 40 },
  { people: 600, owners: 1, repositories: 300, linearTeams: 40 },
  { people: 2_000, owners: 10, repositories: 1_000, linearTeams: 150 },
  { people: 10_000, owners: 50, repositories: 0, linearTeams: 700 },
  { people: 10_000, owners: 50, repositories: 5_000, linearTeams: 700 },
];
/** Open pull requests, and issues in flight, for each person: more than most have. */
const RECORDS_EACH = 7.5;
const TERMS_EACH = 3;
const TERMS_A_SEARCH = 6;
const NOW = new Date('2026-11-20T09:00:00Z');

const list: Listing = {
  what: '',
  notFound: () => '',
  variables: {},
  select: () => '',
  entry: 'PullRequestBrief',
  whole: 'PullRequestParts',
  fragments: [],
  path: [],
  pageSize: 100,
  nested: 0,
};

type Economy = 'fast' | 'thrifty';

/** GitHub points of one run; where there are few lists, the first records of each come along. */
function githubPoints({ people, owners, repositories }: Company, economy: Economy): number {
  const open = Math.ceil(people * RECORDS_EACH);
  const searches = Math.ceil((people * TERMS_EACH) / TERMS_A_SEARCH);
  const everything = readsEverything(searches, open / owners);
  const underEach = everything ? Math.ceil(open / owners / 60) : searches;
  const lists = repositories > 0 ? repositories : owners * underEach;
  const requests = Array.from({ length: lists }, () => ({ listing: list, first: 100, after: null }));
  const documents = planDocuments(requests, { economy, warm: false });
  const ahead = documents.reduce((sum, document) => sum + document.ahead * document.requests.length, 0);
  const details = planDetails(Math.max(0, open - ahead), economy).length;
  return documents.reduce((sum, document) => sum + document.points, 0) + details;
}

/** Linear's requests and complexity points of one run. */
function linearCost({ people, linearTeams }: Company, economy: Economy) {
  const issues = Math.ceil(people * RECORDS_EACH);
  const thrifty = economy === 'thrifty';
  const teams = Array.from({ length: linearTeams }, (_, index) => `T${index}`);
  const knows = () => true;
  const plan = planFlight({ now: NOW, thrifty, expected: issues, teams, lay: null, knows });
  const first = plan.documents.reduce((sum, document) => sum + document.first, 0);
  if (plan.kind === 'paged') {
    const pages = Math.ceil(issues / first);
    return { requests: pages + 1, points: pages * plan.points };
  }
  const rest = Math.max(0, issues - first);
  const more = rest === 0 ? { requests: 0, points: 0 } : planRest(rest, MOST_POINTS, thrifty, knows);
  return { requests: plan.documents.length + 1 + more.requests, points: plan.points + more.points };
}

const number = (value: number) => new Intl.NumberFormat('en-GB').format(value);

function row(company: Company): string {
  const { people, owners, repositories, linearTeams } = company;
  const where =
    repositories > 0
      ? `${number(repositories)} listed repositories`
      : `people under ${owners} owner${owners > 1 ? 's' : ''}`;
  const [fast, thrifty] = (['fast', 'thrifty'] as const).map((economy) => ({
    github: githubPoints(company, economy),
    linear: linearCost(company, economy),
  }));
  if (fast === undefined || thrifty === undefined) throw new Error('There are two ways to read.');
  const perHour = Math.floor(
    Math.min(5000 / fast.github, 2500 / fast.linear.requests, 3_000_000 / fast.linear.points),
  );
  const cells = [
    number(people),
    where,
    number(linearTeams),
    number(fast.github),
    number(thrifty.github),
    number(fast.linear.requests),
    number(fast.linear.points),
    perHour === 0 ? '–' : number(perHour),
    perHour === 0 ? '–' : number(Math.floor(1000 / fast.github)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** docs/scale.md: what a run costs, from the predictions of the planners themselves. */
export function scaleReference(): string {
  return `# What a run costs

<!-- Made by scripts/scale-reference.ts from the planners' own predictions: npm run build -->

wiplimit plans its reading before it asks. GitHub counts *points* (5,000 an hour for a person's token, 1,000 for the
\`GITHUB_TOKEN\` of Actions), Linear counts requests (2,500 an hour) and complexity points (3,000,000 an hour). The table
is what the planners predict for a first run in which each person has ${RECORDS_EACH} pull requests and ${RECORDS_EACH} Linear issues
in flight, which is more than most teams have. The last two columns say how many such runs an hour allows, with a person's
tokens and with \`GITHUB_TOKEN\`.

| people | read on GitHub | Linear teams | GitHub points | with \`--thrifty\` | Linear requests | Linear points | runs an hour | with \`GITHUB_TOKEN\` |
|---:|---|---:|---:|---:|---:|---:|---:|---:|
${COMPANIES.map(row).join('\n')}

A dash means that one run takes more than an hour's quota: split it by team, as below.
\`--debug\` prints the plan of a run, what it was expected to cost, and what it cost.

## How it reads

- Lists first, each entry with its id and when it was last updated; then whole records by id, many to a document, all at
  once. So nothing waits for more than two answers of one vendor, whatever the size. A small company comes whole with
  its lists, after one.
- Where repositories are listed, their lists are read: exact, and not bound to the search's limits. Under owners, people
  are looked for two to a search. Where there are so many people that all that is open is less, all of it is read.
- A search of more than a hundred results is split, by person and then by time, so that its pages do not wait for each
  other.
- Automatic SLEs, \`forecast\` and \`suggest\` also read what was finished in their window: about one GitHub point and one
  Linear request for each 60 to 100 finished items.

## Spending less

- \`--cache\` keeps records between runs: the next one asks for lists, and whole records only where something changed.
- \`--thrifty\` packs as much as a vendor answers into each document. wiplimit does that by itself when the points that are
  left would not do otherwise, and says beforehand when not even that is enough.
- A run of one team asks for that team only: give each team a config of its own, with its own \`linear.teams\` and
  \`github.repos\`, and let their jobs run at different minutes of the hour.
- Tokens have quotas of their own. A GitHub App's installation token has one for each organisation, so that 50
  organisations read by 50 jobs share nothing.
- For thousands of people read once, save with \`--save\`, and render what each team looks at with \`--snapshot\` and
  \`--team\`: one reading, many reports.
`;
}
