import type { Person } from './cast.ts';
import {
  type Draft,
  expectItem,
  expectReviews,
  type IssueDraft,
  ON_HOLD,
  type PullDraft,
  referenceOf,
} from './draft.ts';
import { addGithubIssue, addIssue, addPull } from './records.ts';

/** One way in which work stands in the two sources. Gives how many in-flight records it made. */
type Kind = (draft: Draft, person: Person) => number;

const repositoryOf = (draft: Draft) => draft.random.pick(draft.cast.repositories);
const colleagueOf = (draft: Draft, person: Person) =>
  draft.random.pick(draft.cast.people.filter((one) => one.team === person.team));
const stateOf = (draft: Draft) => draft.random.pick(['In Progress', 'In Progress', 'In Review']);

/** Makes a pull request name an issue, in one of the places where people do. */
function nameIssue(draft: Draft, pull: PullDraft, issue: IssueDraft): void {
  const { random } = draft;
  const url = `https://github.com/${pull.repository}/pull/${pull.number}`;
  const place = random.int(100);
  if (place < 65) pull.headRefName = `${pull.author}/${issue.identifier.toLowerCase()}-${random.int(1000)}`;
  else if (place < 82) pull.title = `${issue.identifier}: ${pull.title}`;
  else if (place < 94) pull.body = `${pull.body}\nFixes ${issue.identifier}\n`;
  if (place >= 94 || random.chance(0.7)) issue.attachments = [...(issue.attachments ?? []), { url }];
}

const issueAlone: Kind = (draft, person) => {
  const issue = addIssue(draft, person.team, { assignee: person.email });
  expectItem(draft, issue.identifier, [person], { issues: [issue] });
  return 1;
};

const issueWithPullRequests: Kind = (draft, person) => {
  const { random } = draft;
  const issue = addIssue(draft, person.team, { assignee: person.email, state: stateOf(draft) });
  const authors = [
    random.chance(0.85) ? person : colleagueOf(draft, person),
    ...(random.chance(0.12) ? [person] : []),
  ];
  const assigned = random.chance(0.1) ? colleagueOf(draft, person) : null;
  const pulls = authors.map((author, at) => {
    const assignees = at === 0 && assigned ? [assigned.login] : [];
    const pull = addPull(draft, repositoryOf(draft), author, { assignees });
    nameIssue(draft, pull, issue);
    expectReviews(draft, pull);
    return pull;
  });
  const holders = [person, ...authors, ...(assigned ? [assigned] : [])];
  expectItem(draft, issue.identifier, holders, { issues: [issue], onGithub: pulls });
  return 1 + pulls.length;
};

const pullRequestAlone: Kind = (draft, person) => {
  const pull = addPull(draft, repositoryOf(draft), person);
  if (draft.random.chance(0.05))
    pull.body = `How Linear sees it: \`fixes ${person.team}-1\` closes an issue.\n`;
  expectReviews(draft, pull);
  expectItem(draft, referenceOf(pull), [person], { onGithub: [pull] });
  return 1;
};

const pullRequestClosingGithubIssue: Kind = (draft, person) => {
  const repository = repositoryOf(draft);
  const assigned = draft.random.chance(0.3) ? colleagueOf(draft, person) : null;
  const issue = addGithubIssue(draft, repository, {
    author: person.login,
    assignees: assigned ? [assigned.login] : [],
  });
  const pull = addPull(draft, repository, person, {
    closes: [referenceOf(issue)],
    body: `Closes #${issue.number}\n`,
  });
  expectReviews(draft, pull);
  expectItem(draft, referenceOf(issue), [person, ...(assigned ? [assigned] : [])], {
    onGithub: [issue, pull],
  });
  return 2;
};

/** The issue lends its id; whoever it is assigned to holds nothing, for it is not in flight. */
const pullRequestNamingAnIssueAtRest: Kind = (draft, person) => {
  const state = draft.random.pick(['Todo', 'Done']);
  const issue = addIssue(draft, person.team, { state, assignee: colleagueOf(draft, person).email });
  const pull = addPull(draft, repositoryOf(draft), person);
  pull.headRefName = `${person.login}/${issue.identifier.toLowerCase()}`;
  expectReviews(draft, pull);
  expectItem(draft, issue.identifier, [person], { onGithub: [pull] });
  return 1;
};

const stackOfTwo: Kind = (draft, person) => {
  const repository = repositoryOf(draft);
  const lower = addPull(draft, repository, person);
  const upper = addPull(draft, repository, person, { baseRefName: lower.headRefName ?? '' });
  for (const pull of [lower, upper]) expectReviews(draft, pull);
  const oldest = (lower.createdAt ?? '') <= (upper.createdAt ?? '') ? lower : upper;
  expectItem(draft, referenceOf(oldest), [person], { onGithub: [lower, upper] });
  return 2;
};

const parentWithSubIssue: Kind = (draft, person) => {
  const parent = addIssue(draft, person.team, { assignee: colleagueOf(draft, person).email });
  const child = addIssue(draft, person.team, { assignee: person.email, parent: parent.identifier });
  expectItem(draft, child.identifier, [person], { issues: [child] });
  return 2;
};

const onHold: Kind = (draft, person) => {
  const issue = addIssue(draft, person.team, { assignee: person.email, labels: [ON_HOLD] });
  nameIssue(draft, addPull(draft, repositoryOf(draft), person), issue);
  return 2;
};

/** Lists longer than anybody's first page; what decides may stand at their end. */
const withLongLists: Kind = (draft, person) => {
  const { random, cast } = draft;
  const many = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name} ${at}`);
  const onHoldAt = random.pick([null, 'issue', 'pull request']);
  const holdLabel = (place: typeof onHoldAt) => (place === onHoldAt ? [ON_HOLD] : []);
  const issue = addIssue(draft, person.team, {
    assignee: person.email,
    labels: [...many(8, 'area'), ...holdLabel('issue')],
    attachments: many(7, 'doc').map((name) => ({ url: `https://example.com/${name.replace(' ', '-')}` })),
  });
  const pull = addPull(draft, repositoryOf(draft), person, {
    isDraft: false,
    labels: [...many(24, 'path'), ...holdLabel('pull request')],
    reviewRequests: [],
    reviews: many(26, 'remark').map(() => ({
      author: random.pick(cast.outsiders).login,
      state: 'COMMENTED' as const,
    })),
  });
  pull.headRefName = `${person.login}/${issue.identifier.toLowerCase()}`;
  if (onHoldAt === null) expectItem(draft, issue.identifier, [person], { issues: [issue], onGithub: [pull] });
  return 2;
};

const KINDS: readonly (readonly [share: number, kind: Kind])[] = [
  [32, issueAlone],
  [34, issueWithPullRequests],
  [14, pullRequestAlone],
  [6, pullRequestClosingGithubIssue],
  [4, pullRequestNamingAnIssueAtRest],
  [3, stackOfTwo],
  [3, parentWithSubIssue],
  [3, onHold],
  [1, withLongLists],
];

function kindAt(roll: number): Kind {
  let rest = roll;
  for (const [share, kind] of KINDS) {
    if (rest < share) return kind;
    rest -= share;
  }
  return issueAlone;
}

/** The work of the configured people: every kind at least once, then by share, up to so many records in flight. */
export function addWork(draft: Draft, records: number): void {
  const { random, cast } = draft;
  let made = 0;
  for (const [, kind] of KINDS) made += kind(draft, random.pick(cast.people));
  // Nothing makes more than three records, so that the last few are single ones.
  while (made < records - 3) made += kindAt(random.int(100))(draft, random.pick(cast.people));
  while (made < records) made += issueAlone(draft, random.pick(cast.people));
}
