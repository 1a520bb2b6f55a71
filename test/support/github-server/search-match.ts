import { dateMatcher } from './search-dates.ts';
import { compile, type Expression } from './search-query.ts';
import type { WorldIssue, WorldPullRequest } from './world.ts';
import { referenceOf, type WorldIndex, type WorldRecordEntry } from './world-index.ts';

type Match = (record: WorldRecordEntry) => boolean;

/** What the meaning of a qualifier depends on. */
export interface SearchScene {
  index: WorldIndex;
  /** Who `@me` is. */
  viewer: string;
}

const never: Match = () => false;
const isPull = (record: WorldRecordEntry): record is WorldPullRequest => record.__typename === 'PullRequest';
const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();

function pulls(match: (pull: WorldPullRequest) => boolean): Match {
  return (record) => isPull(record) && match(record);
}

function issues(match: (issue: WorldIssue) => boolean): Match {
  return (record) => !isPull(record) && match(record);
}

/** `app/x` and `x[bot]` name bots, everything else people: a bot's plain login finds nothing, as on GitHub. */
function person(value: string, { index, viewer }: SearchScene): (login: string | null) => boolean {
  const name = value === '@me' ? viewer : value.replace(/^app\//, '').replace(/\[bot\]$/, '');
  const wantsBot = value !== '@me' && name !== value;
  const found = index.account(name);
  if (found === null || (found.__typename === 'Bot') !== wantsBot) return () => false;
  return (login) => login !== null && same(login, name);
}

function reviewRequested(value: string, scene: SearchScene, throughTeams: boolean): Match {
  const wanted = person(value, scene);
  const teams = scene.index.teamsWith(value === '@me' ? scene.viewer : value);
  return pulls((pull) =>
    pull.reviewRequests.some(
      ({ reviewer }) =>
        reviewer !== null && (wanted(reviewer) || (throughTeams && teams.has(reviewer.toLowerCase()))),
    ),
  );
}

const IS: Record<string, (scene: SearchScene) => Match> = {
  pr: () => isPull,
  issue: () => (record) => !isPull(record),
  open: () => (record) => record.state === 'OPEN',
  closed: () => (record) => record.state !== 'OPEN',
  merged: () => pulls((pull) => pull.state === 'MERGED'),
  unmerged: () => pulls((pull) => pull.state !== 'MERGED'),
  draft: () => pulls((pull) => pull.isDraft),
  archived:
    ({ index }) =>
    (record) =>
      index.repository(record.repository)?.isArchived === true,
  private:
    ({ index }) =>
    (record) =>
      index.repository(record.repository)?.isPrivate === true,
  public:
    ({ index }) =>
    (record) =>
      index.repository(record.repository)?.isPrivate === false,
  queued: () => pulls((pull) => pull.isInMergeQueue),
  blocked: ({ index }) =>
    issues((issue) => index.blockedBy(issue).some((blocker) => blocker.state === 'OPEN')),
};
const is = (value: string, scene: SearchScene) => IS[value.toLowerCase()]?.(scene) ?? never;

const NO: Record<string, (scene: SearchScene) => Match> = {
  assignee: () => (record) => record.assignees.length === 0,
  label: () => (record) => record.labels.length === 0,
  project:
    ({ index }) =>
    (record) =>
      index.itemsHolding(record).length === 0,
};

const QUALIFIERS: Record<string, (value: string, scene: SearchScene) => Match> = {
  is,
  type: is,
  state: is,
  no: (value, scene) => NO[value.toLowerCase()]?.(scene) ?? never,
  draft: (value) => pulls((pull) => pull.isDraft === (value === 'true')),
  archived: (value, { index }) => {
    return (record) => index.repository(record.repository)?.isArchived === (value === 'true');
  },
  repo: (value) => (record) => same(record.repository, value),
  org: (value) => (record) => same(record.repository.split('/')[0] ?? '', value),
  user: (value) => (record) => same(record.repository.split('/')[0] ?? '', value),
  author: (value, scene) => {
    const matches = person(value, scene);
    return (record) => matches(record.author);
  },
  assignee: (value, scene) => {
    const matches = person(value, scene);
    return (record) => record.assignees.some(matches);
  },
  involves: (value, scene) => {
    const matches = person(value, scene);
    const mention = `@${value === '@me' ? scene.viewer : value}`.toLowerCase();
    return (record) =>
      matches(record.author) ||
      record.assignees.some(matches) ||
      record.body
        .toLowerCase()
        .split(/[^\w@/-]+/)
        .includes(mention);
  },
  'review-requested': (value, scene) => reviewRequested(value, scene, true),
  'user-review-requested': (value, scene) => reviewRequested(value, scene, false),
  'team-review-requested': (value) =>
    pulls((pull) => pull.reviewRequests.some(({ reviewer }) => reviewer !== null && same(reviewer, value))),
  'reviewed-by': (value, scene) => {
    const matches = person(value, scene);
    return pulls((pull) =>
      pull.reviews.some((review) => review.state !== 'PENDING' && matches(review.author)),
    );
  },
  review: (value) => {
    const wanted = value === 'required' ? 'REVIEW_REQUIRED' : value.toUpperCase();
    return pulls((pull) => (value === 'none' ? pull.reviews.length === 0 : pull.reviewDecision === wanted));
  },
  label: (value) => (record) => record.labels.some((label) => same(label.name, value)),
  head: (value) => pulls((pull) => pull.headRefName.startsWith(value)),
  base: (value) => pulls((pull) => pull.baseRefName === value),
  reason: (value) => issues((issue) => issue.stateReason === value.toUpperCase().replace(/[ -]/, '_')),
  project: (value, { index }) => {
    return (record) =>
      index.itemsHolding(record).some(({ project }) => value === `${project.owner}/${project.number}`);
  },
  linked: (value, { index }) => {
    return value === 'pr'
      ? issues((issue) => index.closers(issue).length > 0)
      : pulls((pull) => pull.closes.length > 0);
  },
  created: (value) => {
    const matches = dateMatcher(value);
    return (record) => matches(record.createdAt);
  },
  updated: (value) => {
    const matches = dateMatcher(value);
    return (record) => matches(record.updatedAt);
  },
  closed: (value) => {
    const matches = dateMatcher(value);
    return (record) => matches(record.closedAt);
  },
  merged: (value) => {
    const matches = dateMatcher(value);
    return pulls((pull) => matches(pull.mergedAt));
  },
};

/** The records an expression finds. A word, or a qualifier GitHub does not know, is looked for in title and body. */
export function matcher(expression: Expression, scene: SearchScene): Match {
  return compile(expression, (key, value) => {
    const qualifier = key === null ? undefined : QUALIFIERS[key];
    if (qualifier) return qualifier(value, scene);
    const text = (key === null ? value : `${key}:${value}`).toLowerCase();
    return (record) => `${record.title}\n${record.body}\n${referenceOf(record)}`.toLowerCase().includes(text);
  });
}

/** Where to look for what an expression finds: with the people it names, or else everywhere. Only saves time. */
export function searched(expression: Expression, { index, viewer }: SearchScene): WorldRecordEntry[] {
  const named = (part: Expression): WorldRecordEntry[] | null => {
    if (part.kind === 'any') {
      const lists = part.of.map(named);
      return lists.every((list) => list !== null) ? lists.flat() : null;
    }
    if (part.kind !== 'term') return null;
    const { key, values } = part;
    const names = values.map((value) =>
      value === '@me' ? viewer : value.replace(/^app\//, '').replace(/\[bot\]$/, ''),
    );
    if (key === 'author') return names.flatMap(index.authoredBy);
    if (key === 'assignee') return names.flatMap(index.assignedTo);
    if (key !== 'review-requested') return null;
    return names.flatMap((name) => [name, ...index.teamsWith(name)]).flatMap(index.reviewRequestedFrom);
  };
  for (const part of expression.kind === 'all' ? expression.of : [expression]) {
    const list = named(part);
    if (list === null) continue;
    const wanted = new Set(list);
    return index.records.filter((record) => wanted.has(record));
  }
  return index.records;
}
