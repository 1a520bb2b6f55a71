import type { Note } from '../model/note-codes.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { isFinished, isIssue, isOpenPullRequest } from '../model/work-item.ts';
import { keyOf, type RecordIndex } from './record-index.ts';

/** What to say when pull requests name an issue that is not in flight, or was not read: it lends only its id, team and project. */
export function notInFlightNote(
  issueId: string,
  index: RecordIndex,
  inFlight: readonly SourceRecord[],
): Note[] {
  const issue = index.issue(issueId);
  if (issue !== undefined && inFlight.includes(issue)) return [];
  const elsewhere = whatMoves(inFlight);
  const where = keyOf(issueId) === null ? 'GitHub' : 'Linear';
  if (issue === undefined)
    return [
      {
        code: 'issue-not-read',
        message: `${issueId} could not be read in ${where}, yet ${elsewhere}; only its id counts`,
      },
    ];
  if (isFinished(issue))
    return [
      {
        code: 'issue-finished',
        message: `${issueId} is finished in ${where} (${issue.state ?? issue.stateType}), yet ${elsewhere}`,
      },
    ];
  return [{ code: 'issue-not-started', message: `${issueId} is not started in ${where}, yet ${elsewhere}` }];
}

/** What is in flight in its place: an open pull request, a sub-issue merged into it, or the GitHub issue synced with it. */
function whatMoves(inFlight: readonly SourceRecord[]): string {
  if (inFlight.some(isOpenPullRequest)) return 'has an open pull request';
  return inFlight.some((record) => isIssue(record) && record.source === 'linear')
    ? 'has a sub-issue in flight'
    : 'is in flight on GitHub';
}
