import type { LimitPlan, Plan } from '../config/plan.ts';
import type { Flow } from '../linking/flow.ts';
import { LONG_LIVED_BRANCHES } from '../linking/stacks.ts';
import type { SourceName, SourceReport } from '../model/snapshot.ts';
import type { JudgedItem } from './judged-item.ts';

/** Which sources were seen whole. */
export type Wholeness = Record<SourceName, boolean>;

export function wholenessOf(sources: readonly Pick<SourceReport, 'name' | 'status'>[]): Wholeness {
  const isWhole = (name: SourceName) =>
    sources.every((source) => source.name !== name || source.status === 'complete');
  return { linear: isWhole('linear'), github: isWhole('github') };
}

/** What a count asks of an item; null where a rule counts items without a limit. */
type Narrowing = Pick<LimitPlan, 'per' | 'stages' | 'lane' | 'blocked' | 'agents'>;

/**
 * Whether an item counts whatever a source has not shown (contract §2.14): no unread record could merge it with
 * another, move it elsewhere, or exclude it.
 *
 * Linear not whole: an item with a Linear record is sure; a pull request alone may belong to an unread issue.
 * GitHub not whole: an unread pull request may join any issue, so whatever one could change is not sure. That is
 * a label that excludes, blocks or expedites; a stage further left, or one that pull requests open; the team, where
 * the repository or the holders decide; and the missing middle of a stack.
 */
export function isSure(
  item: JudgedItem,
  narrowing: Narrowing | null,
  whole: Wholeness,
  plan: Plan,
  flow: Flow,
): boolean {
  if (!whole.linear && !item.records.some((record) => record.source === 'linear')) return false;
  if (whole.github) return true;
  if ((plan.github?.exclude.labels.length ?? 0) > 0) return false;
  if (plan.stacks === 'one' && mayStandOnUnreadBranch(item)) return false;
  if (narrowing === null) return true;
  if (narrowing.stages.length > 0 && !hasSureStage(item, flow)) return false;
  if (narrowing.per === 'team' && item.issueId !== null && item.teamRule !== 'linear') return false;
  if (narrowing.agents === 'ignore' && item.issueId !== null) return false;
  if (narrowing.blocked === 'ignore' && plan.blocked.labels.length > 0) return false;
  if (narrowing.lane === 'standard' && (plan.expedite?.labels.length ?? 0) > 0) return false;
  return true;
}

/** Linear or the board decides, and no stage that pull requests open stands right of it. */
function hasSureStage(item: JudgedItem, flow: Flow): boolean {
  if (item.stageRule !== 'linear' && item.stageRule !== 'project') return false;
  return !flow.onlyPullRequests(flow.names.indexOf(item.stage ?? '') + 1);
}

/** A pull request alone whose base is a working branch: the pull request of that branch may be unread. */
function mayStandOnUnreadBranch(item: JudgedItem): boolean {
  if (item.issueId !== null) return false;
  const heads = new Set(item.inFlight.map((record) => record.branch));
  return item.inFlight.some(
    ({ base }) => base !== null && !LONG_LIVED_BRANCHES.has(base) && !heads.has(base),
  );
}
