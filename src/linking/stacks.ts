import type { SourceRecord } from '../model/snapshot.ts';
import { isOpenPullRequest } from '../model/work-item.ts';
import { githubLogin } from './accounts.ts';
import { repositoryOf } from './exclusions.ts';
import type { Group } from './group.ts';

/** Branches that outlive every piece of work: a pull request from one of them (a release) is no stack's bottom. */
export const LONG_LIVED_BRANCHES: ReadonlySet<string> = new Set([
  'main',
  'master',
  'develop',
  'development',
  'dev',
  'trunk',
  'staging',
  'production',
  'next',
]);

/**
 * Makes stacked pull requests of one author one piece of work, unless they name different issues: the base of one
 * is the head of another open one in the repository. Moves records between the groups.
 * @param pullRequests oldest first
 * @param groupOf the group of each pull request, updated in place
 */
export function joinStacks(pullRequests: readonly SourceRecord[], groupOf: Map<SourceRecord, Group>): void {
  const open = pullRequests.filter(isOpenPullRequest);
  const byHead = new Map<string, SourceRecord>();
  for (const pullRequest of open) {
    const { branch, fork } = pullRequest;
    // The head of a fork's pull request is a branch of the fork, not of this repository.
    if (branch === null || fork || LONG_LIVED_BRANCHES.has(branch)) continue;
    const key = ownBranchKey(pullRequest, branch);
    if (key !== null && !byHead.has(key)) byHead.set(key, pullRequest);
  }
  for (const [upper, lower] of bottomUp(open, byHead)) {
    const [above, below] = [groupOf.get(upper), groupOf.get(lower)];
    if (above === undefined || below === undefined || above === below) continue;
    if (above.issueId !== null && below.issueId !== null) continue;
    const [keep, join] = above.issueId === null ? [below, above] : [above, below];
    // Where the part goes that names the issue, the others go.
    const leading = keep.unsettled.get(keep === above ? upper : lower) ?? [];
    for (const record of join.records.splice(0)) {
      groupOf.set(record, keep);
      keep.records.push(record);
      keep.unsettled.set(record, [...leading, ...(join.unsettled.get(record) ?? [])]);
    }
    keep.why.push(...join.why.splice(0), {
      rule: 'linked-by-stack',
      record: upper.id,
      evidence: `based on ${lower.branch}, the branch of ${lower.id}`,
    });
  }
}

/** Pairs of a stacked pull request and the one under it, those at the bottom of a stack first. */
function bottomUp(
  open: readonly SourceRecord[],
  byHead: ReadonlyMap<string, SourceRecord>,
): [SourceRecord, SourceRecord][] {
  const under = new Map<SourceRecord, SourceRecord>();
  for (const pullRequest of open) {
    const key = pullRequest.base === null ? null : ownBranchKey(pullRequest, pullRequest.base);
    const lower = key === null ? undefined : byHead.get(key);
    if (lower !== undefined && lower !== pullRequest) under.set(pullRequest, lower);
  }
  const depthOf = (pullRequest: SourceRecord): number => {
    let depth = 0;
    for (
      let next = under.get(pullRequest);
      next !== undefined && depth <= open.length;
      next = under.get(next)
    )
      depth++;
    return depth;
  };
  return [...under.entries()]
    .map((pair) => ({ pair, depth: depthOf(pair[0]) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ pair }) => pair);
}

/** A branch as the base or head of its author's pull requests: a stack has one author. */
function ownBranchKey(pullRequest: SourceRecord, branch: string): string | null {
  const repository = repositoryOf(pullRequest);
  if (repository === null || pullRequest.author === null) return null;
  return `${githubLogin(pullRequest.author)} ${repository.toLowerCase()}:${branch}`;
}
