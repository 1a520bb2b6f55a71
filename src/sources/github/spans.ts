import type { StateSpan } from '../../model/snapshot.ts';
import type { BoardStatus } from './gathered.ts';
import type { IssueNode, PullRequestNode } from './responses.ts';

interface Change {
  at: string;
  name: string;
}

/** Spans from changes: each lasts until the next, the last one still does. Of changes at one moment the last counts. */
function toSpans(changes: readonly Change[], typeOf: (name: string) => string): StateSpan[] {
  const sorted = changes.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const lasting = sorted.filter(({ at }, index) => at !== sorted[index + 1]?.at);
  const distinct = lasting.filter(({ name }, index) => name !== lasting[index - 1]?.name);
  return distinct.map(({ at, name }, index) => ({
    name,
    type: typeOf(name),
    from: at,
    to: distinct[index + 1]?.at ?? null,
  }));
}

/**
 * When a pull request was a draft, open and closed, and since when it is approved or has changes requested. Of the
 * reviews only those that stand now are known, so earlier rounds are not told apart.
 * @param review what the reviews amount to now
 */
export function pullRequestSpans(pull: PullRequestNode, review: string | null): StateSpan[] {
  const events = pull.events.nodes
    .flatMap(({ __typename: type, createdAt }) => (createdAt === undefined ? [] : [{ type, at: createdAt }]))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const firstMove = events.find(
    ({ type }) => type === 'ReadyForReviewEvent' || type === 'ConvertToDraftEvent',
  );
  let draft = firstMove === undefined ? pull.isDraft : firstMove.type === 'ReadyForReviewEvent';
  let closed = false;
  const changes: Change[] = [{ at: pull.createdAt, name: draft ? 'draft' : 'open' }];
  for (const { type, at } of events) {
    if (type === 'ReadyForReviewEvent') draft = false;
    else if (type === 'ConvertToDraftEvent') draft = true;
    else if (type === 'ClosedEvent') closed = true;
    else if (type === 'ReopenedEvent') closed = false;
    else continue;
    changes.push({ at, name: closed ? 'closed' : draft ? 'draft' : 'open' });
  }
  const open = toSpans(changes, String).at(-1);
  const reviewedAt = open?.name === 'open' ? standingReviewSince(pull, review) : null;
  // A review from before the last change of state holds from that change on.
  if (open && review !== null && reviewedAt !== null)
    changes.push({ at: later(reviewedAt, open.from), name: review });
  return toSpans(changes, String);
}

const STATE_OF: Record<string, string> = { approved: 'APPROVED', changes_requested: 'CHANGES_REQUESTED' };

/** When the first of the reviews that decide was handed in. */
function standingReviewSince(pull: PullRequestNode, review: string | null): string | null {
  const state = review === null ? undefined : STATE_OF[review];
  const times = pull.reviews.nodes.flatMap((node) =>
    node.state === state && node.submittedAt ? [node.submittedAt] : [],
  );
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** Which status a card had when, as far as the history of its board tells; else since when it has the one it has. */
export function statusSpans(issue: IssueNode | null, status: BoardStatus | null): StateSpan[] {
  if (status === null) return [];
  const events = (issue?.statusEvents?.nodes ?? [])
    .flatMap(({ createdAt, previousStatus, status: entered, project }) =>
      createdAt !== undefined && project?.id === status.projectId
        ? [{ at: createdAt, before: previousStatus, name: entered ?? '' }]
        : [],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const changes: Change[] = events.map(({ at, name }) => ({ at, name }));
  const [first] = events;
  if (first?.before) changes.unshift({ at: earlier(status.addedAt, first.at), name: first.before });
  if (changes.at(-1)?.name !== status.name) {
    const at = status.enteredAt ?? status.addedAt;
    changes.push({ at: later(at, changes.at(-1)?.at ?? at), name: status.name });
  }
  return toSpans(changes, () => 'open');
}

const later = (a: string, b: string) => (Date.parse(a) > Date.parse(b) ? a : b);
const earlier = (a: string, b: string) => (Date.parse(a) < Date.parse(b) ? a : b);
