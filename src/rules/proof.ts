import type { LimitPlan, Plan } from '../config/plan.ts';
import type { Flow } from '../linking/flow.ts';
import { sourceOf } from '../linking/record-index.ts';
import { LONG_LIVED_BRANCHES } from '../linking/stacks.ts';
import type { SourceName } from '../model/snapshot.ts';
import type { Wholeness } from '../model/wholeness.ts';
import type { JudgedItem } from './judged-item.ts';

/** What the reading leaves open, and by which rules records that nobody read would be counted. */
export interface Reading {
  whole: Wholeness;
  /** Sources of records that an exception in force names and nobody read. */
  unreadExceptions: ReadonlySet<SourceName>;
  plan: Plan;
  flow: Flow;
}

/** What a count asks of an item; null where a rule counts items without a limit. */
type Narrowing = Pick<LimitPlan, 'per' | 'stages' | 'lane' | 'blocked' | 'agents'>;

/**
 * Whether an item counts whatever a source has not shown (contract §2.14): no unread record could merge it with
 * another, move it elsewhere, or exclude it.
 */
export function isSure(item: JudgedItem, narrowing: Narrowing | null, reading: Reading): boolean {
  if (isWhole(reading)) return true;
  if (mayMerge(item, reading)) return false;
  const gains = gainsFrom(item, reading);
  if (gains.length === 0) return true;
  return !mayBeExcluded(gains, reading) && (narrowing === null || staysIn(narrowing, item, gains, reading));
}

/** Whether there is nothing that nobody read. */
export const isWhole = ({ whole }: Pick<Reading, 'whole'>): boolean => whole.linear && whole.github;

/** Whether an unread record could make the item, or the pull requests it counts for, part of another one. */
function mayMerge(item: JudgedItem, { whole, plan }: Reading): boolean {
  if (!whole.linear && !item.records.some((record) => record.source === 'linear')) return true;
  if (!whole.github && plan.stacks === 'one' && mayStandOnUnreadBranch(item)) return true;
  const { issueId } = item;
  if (plan.parents !== 'merge' || issueId === null || whole[sourceOf(issueId)]) return false;
  // Above a parent that nobody read there may be one that others share.
  return !item.records.some((record) => record.id === issueId);
}

/** A pull request alone whose base is a working branch: the pull request of that branch may be unread. */
function mayStandOnUnreadBranch(item: JudgedItem): boolean {
  if (item.issueId !== null) return false;
  const heads = new Set(item.inFlight.map((record) => record.branch));
  return item.inFlight.some(
    ({ base }) => base !== null && !LONG_LIVED_BRANCHES.has(base) && !heads.has(base),
  );
}

/** Sources of which an unread record could join the item: pull requests, and sub-issues where they are merged. */
function gainsFrom(item: JudgedItem, { whole, plan }: Reading): SourceName[] {
  const gains: SourceName[] = [];
  const mayBeStacked = plan.stacks === 'one' && item.inFlight.some(({ kind }) => kind === 'pull_request');
  if (!whole.github && (item.issueId !== null || mayBeStacked)) gains.push('github');
  if (!whole.linear && plan.parents === 'merge') gains.push('linear');
  return gains;
}

/** Whether a record that joins the item could leave it out whole, by a label, a state or an exception. */
function mayBeExcluded(gains: readonly SourceName[], { plan, unreadExceptions }: Reading): boolean {
  const excludes = {
    github: plan.github?.exclude.labels ?? [],
    linear: [...(plan.linear?.exclude.labels ?? []), ...(plan.linear?.exclude.states ?? [])],
  };
  return gains.some((source) => excludes[source].length > 0 || unreadExceptions.has(source));
}

/** Whether the item stays in a count whatever record joins it. What only adds (holders, labels) takes nothing away. */
function staysIn(
  narrowing: Narrowing,
  item: JudgedItem,
  gains: readonly SourceName[],
  reading: Reading,
): boolean {
  const { plan } = reading;
  const subIssues = gains.includes('linear');
  if (narrowing.stages.length > 0 && (subIssues || !staysInStages(narrowing.stages, item, reading)))
    return false;
  if (narrowing.agents === 'ignore') return false;
  if (narrowing.blocked === 'ignore' && (subIssues || mayBecomeBlocked(item, plan))) return false;
  if (
    narrowing.lane === 'standard' &&
    plan.expedite !== null &&
    (subIssues || plan.expedite.labels.length > 0)
  )
    return false;
  // A new holder or repository may decide for one of several teams, or for another one.
  const isTeamSure = item.teams.length < 2 && (item.issueId === null || item.teamRule === 'linear');
  if (narrowing.per === 'team' && !isTeamSure) return false;
  return !(narrowing.per === 'project' && subIssues);
}

/** Whether Linear or the board decides the stage, and pull requests could only carry on to stages that count too. */
function staysInStages(stages: readonly string[], item: JudgedItem, { flow }: Reading): boolean {
  if (item.stageRule !== 'linear' && item.stageRule !== 'project') return false;
  const isCounted = (position: number) => stages.includes(flow.names[position] ?? '');
  let position = flow.names.indexOf(item.stage ?? '');
  while (isCounted(position) && flow.onlyPullRequests(position + 1)) position++;
  return isCounted(position);
}

/** By a label or status of the record that joins, or by what blocks its GitHub issue, when that was not read. */
function mayBecomeBlocked(item: JudgedItem, plan: Plan): boolean {
  if (plan.blocked.labels.length + plan.blocked.states.length > 0) return true;
  const isRead = item.records.some((record) => record.source === 'github' && record.kind === 'issue');
  const isOnGithub = item.issueId !== null && sourceOf(item.issueId) === 'github';
  return !isRead && (isOnGithub || item.records.some((record) => record.syncedWith !== null));
}
