import type { SourceRecord } from '../../model/snapshot.ts';
import { compareNatural, nameMatcher } from '../../text/compare.ts';
import { listShort } from '../../text/list.ts';
import { type Gathered, isCompleted } from './gathered.ts';
import { draftCardRecord, issueRecord, statusOf } from './issue-record.ts';
import type { Directory } from './people.ts';
import { pullRequestRecord } from './pull-request-record.ts';
import { recordId } from './repository-name.ts';
import type { IssueNode, PullRequestNode } from './responses.ts';
import { bareLogin, type Wanted } from './search-terms.ts';

/**
 * Makes records of what was gathered: open pull requests that count, open issues that a label, a board or one of
 * those pull requests brings in, and draft cards. Each once, in the order of their ids.
 * @param wanted whom the searches looked for: they find more than that, such as requests to anybody's team
 */
export function toRecords(
  gathered: Gathered,
  wanted: Wanted | null,
  startedLabels: readonly string[],
  directory: Directory,
): SourceRecord[] {
  const statusById = (id: string) => gathered.statuses.get(id) ?? null;
  const pulls = keptPullRequests(gathered, wanted);
  const records = [
    ...pulls.map((pull) => ({
      ...pullRequestRecord(pull, directory),
      status: statusOf(statusById(pull.id)),
    })),
    ...keptIssues(gathered, pulls).map((issue) =>
      issueRecord(issue, statusById(issue.id), startedLabels, directory),
    ),
    ...[...gathered.drafts.values()].flatMap((draft) => {
      const card = gathered.cards.get(draft.id);
      return card === undefined ? [] : [draftCardRecord(card, draft, statusById(draft.id), directory)];
    }),
  ];
  return records.sort((a, b) => compareNatural(a.id, b.id));
}

export function keptPullRequests(gathered: Gathered, wanted: Wanted | null): PullRequestNode[] {
  const concerns = concernsOf(wanted);
  return [...gathered.pullRequests.values()].filter((pull) => {
    const isListed = gathered.listed.has(pull.id);
    const counts =
      gathered.wantedPullRequests.has(pull.id) || (gathered.underOwners.has(pull.id) && concerns(pull));
    return isListed && isStill(pull, gathered) && counts;
  });
}

/** Open, or merged where that is asked for: one that left flight while it was read counts no more. */
const isStill = ({ prState, repository }: PullRequestNode, { finishedSince }: Gathered): boolean =>
  prState === 'MERGED' ? finishedSince !== null : prState !== 'CLOSED' && !repository.isArchived;

function keptIssues(gathered: Gathered, pulls: readonly PullRequestNode[]): IssueNode[] {
  const closed = new Set(pulls.flatMap((pull) => pull.closes.nodes.map((issue) => issue.id)));
  // What a pull request closed is its issue, however long ago; without history it says nothing about work in flight.
  const isKept = (issue: IssueNode) =>
    issue.issueState !== 'CLOSED' || (gathered.finishedSince !== null && isCompleted(issue.stateReason));
  return [...gathered.issues.values()].filter(
    (issue) => isKept(issue) && (gathered.wantedIssues.has(issue.id) || closed.has(issue.id)),
  );
}

/**
 * Whether somebody wanted wrote a pull request, is assigned to it, or is asked in person, or as a team, to review it. A
 * reviewer whom this token does not see may be the one it was found by.
 */
function concernsOf(wanted: Wanted | null): (pull: PullRequestNode) => boolean {
  if (wanted === null) return () => false;
  const people = nameMatcher([...wanted.people, ...wanted.agents]);
  const teams = nameMatcher(wanted.teams);
  const isWanted = (login: string | undefined) => login !== undefined && people(bareLogin(login));
  return (pull) =>
    isWanted(pull.author?.login) ||
    pull.assignees.nodes.some(({ login }) => isWanted(login)) ||
    pull.reviewRequests.nodes.some(({ requestedReviewer: reviewer }) => {
      const slug = reviewer?.combinedSlug;
      const isHidden = reviewer?.login === undefined && slug === undefined;
      return isHidden || isWanted(reviewer?.login) || (slug !== undefined && teams(slug));
    });
}

/** How many of the lists that were kept back are named. */
const NAMED = 4;

/** The lists inside records that GitHub answered with null, or with null in them: `labels of acme/api#1`. */
function keptBackLists(gathered: Gathered, pulls: readonly PullRequestNode[]): string[] {
  const named = [
    ...[...pulls, ...gathered.issues.values()].map((record) => ({ record, name: recordId(record) })),
    ...[...gathered.drafts.values()].map((record) => ({ record, name: `the card "${record.title}"` })),
  ];
  return named.flatMap(({ record, name }) =>
    Object.entries(record).flatMap(([field, value]) =>
      typeof value === 'object' && value !== null && 'keptBack' in value && value.keptBack
        ? [`${field} of ${name}`]
        : [],
    ),
  );
}

const KNOWN = {
  prState: ['OPEN', 'CLOSED', 'MERGED'],
  reviewDecision: ['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED'],
  issueState: ['OPEN', 'CLOSED'],
};

/** Sentences on what the records cannot say: values and reviewers that are not known. */
export function remarks(
  gathered: Gathered,
  wanted: Wanted | null,
  limitsReviews: boolean,
): { problems: string[]; notes: string[] } {
  const pulls = keptPullRequests(gathered, wanted);
  const problems = [...gathered.unknownShapes].map(
    ([what, count]) =>
      `GitHub answered ${count} × ${what} in a shape that wiplimit does not know, so they are missing. Update wiplimit, or report it.`,
  );
  const notes: string[] = [];
  const unknown = new Set([
    ...pulls
      .filter((pull) => !KNOWN.prState.includes(pull.prState))
      .map((pull) => `the pull request state ${pull.prState} (taken as open)`),
    ...pulls.flatMap(({ reviewDecision: decision }) =>
      decision === null || KNOWN.reviewDecision.includes(decision)
        ? []
        : [`the review decision ${decision} (taken as not yet decided)`],
    ),
    ...[...gathered.issues.values()]
      .filter((issue) => !KNOWN.issueState.includes(issue.issueState))
      .map((issue) => `the issue state ${issue.issueState} (taken as open)`),
  ]);
  for (const value of unknown)
    notes.push(`GitHub answered ${value}, which this version of wiplimit does not know.`);

  const keptBack = keptBackLists(gathered, pulls);
  if (keptBack.length > 0)
    problems.push(
      `GitHub kept back ${listShort(keptBack, NAMED)}, so what depends on them is not known. Check what the token may see, then run again.`,
    );
  for (const pull of pulls) {
    for (const { requestedReviewer: reviewer } of pull.reviewRequests.nodes) {
      // It is nobody's review then: with a limit on reviews the count is not whole.
      if (reviewer === null)
        (limitsReviews ? problems : notes).push(
          `A review of ${recordId(pull)} is asked of an account or team that this token does not see.`,
        );
      else if (reviewer.login === undefined && reviewer.combinedSlug === undefined) {
        problems.push(
          `A review of ${recordId(pull)} is asked of a team that this token may not name. Give the token the scope read:org (fine-grained: Members, read).`,
        );
      }
    }
  }
  return { problems, notes };
}
