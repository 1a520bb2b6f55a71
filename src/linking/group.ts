import type { Plan } from '../config/plan.ts';
import { epochMs } from '../model/instant.ts';
import type { SourceName, SourceRecord } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import { isIssue, isOpenPullRequest } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';
import type { InFlight } from './in-flight.ts';
import { issueRoots } from './issue-roots.ts';
import { type RecordIndex, sourceOf } from './record-index.ts';
import { type Reference, referencesOf } from './references.ts';
import { joinStacks } from './stacks.ts';

/** Records that are one piece of work. */
export interface Group {
  /** The issue they share, or null for a pull request or a card alone. */
  issueId: string | null;
  records: SourceRecord[];
  why: Why[];
  /** Pull requests that an unread record of a source may take to another issue. */
  unsettled: Map<SourceRecord, readonly SourceName[]>;
}

const newGroup = (issueId: string | null, records: SourceRecord[] = []): Group => ({
  issueId,
  records,
  why: [],
  unsettled: new Map(),
});

/**
 * Puts every record into exactly one group (contract §2.3).
 * @param records those that no exclusion dropped
 * @param isBot whether an account is a bot, whose texts are not read
 */
export function groupRecords(
  records: readonly SourceRecord[],
  index: RecordIndex,
  plan: Pick<Plan, 'parents' | 'stacks'>,
  inFlight: (record: SourceRecord, hasOpenPullRequest: boolean) => InFlight,
  isBot: (record: SourceRecord) => boolean,
): Group[] {
  const roots = issueRoots(records, index, plan.parents === 'merge');
  const groups = new Map<string, Group>();
  const groupOf = (issueId: string): Group => {
    const root = roots.rootOf(issueId);
    let group = groups.get(root.toLowerCase());
    if (group === undefined) {
      group = newGroup(root);
      groups.set(root.toLowerCase(), group);
    }
    return group;
  };

  for (const record of oldestFirst(records.filter(isIssue))) {
    const group = groupOf(record.id);
    group.records.push(record);
    if (record.source === 'github' && roots.linearOf(record.id) !== undefined)
      group.why.push({
        rule: 'linked-by-sync',
        record: record.id,
        evidence: `synced with ${roots.linearOf(record.id)}`,
      });
    else if (group.issueId !== record.id && record.parent !== null)
      group.why.push({
        rule: 'linked-by-parent',
        record: record.id,
        evidence: `sub-issue of ${record.parent}`,
      });
  }

  const isNamedInFlight = (pullRequest: SourceRecord, issueId: string): boolean =>
    groupOf(issueId).records.some(
      (record) => isIssue(record) && inFlight(record, isOpenPullRequest(pullRequest)) !== 'no',
    );
  const pullRequests = oldestFirst(records.filter((record) => record.kind === 'pull_request'));
  const alone: Group[] = [];
  const groupOfPullRequest = new Map<SourceRecord, Group>();
  for (const pullRequest of pullRequests) {
    const references = referencesOf(pullRequest, index, !isBot(pullRequest), roots.linearOf);
    const inFlightAt = references.findIndex(({ issueId }) => isNamedInFlight(pullRequest, issueId));
    const reference = references[Math.max(inFlightAt, 0)];
    const group = reference === undefined ? newGroup(null) : groupOf(reference.issueId);
    if (reference === undefined) alone.push(group);
    else group.why.push(linkWhy(pullRequest, reference));
    group.unsettled.set(pullRequest, unsettledBy(references, inFlightAt, index));
    group.records.push(pullRequest);
    groupOfPullRequest.set(pullRequest, group);
  }
  if (plan.stacks === 'one') joinStacks(pullRequests, groupOfPullRequest);

  const cards = records
    .filter((record) => record.kind === 'draft_card')
    .map((record) => newGroup(null, [record]));
  return [...groups.values(), ...alone, ...cards].filter((group) => group.records.length > 0);
}

/**
 * Sources whose unread records could make another issue the first in-flight one that a pull request names.
 * @param references what it names, in order
 * @param inFlightAt position of the one in flight that it belongs to, -1 when none is
 */
function unsettledBy(references: readonly Reference[], inFlightAt: number, index: RecordIndex): SourceName[] {
  const rivals = inFlightAt === -1 ? references.slice(1) : references.slice(0, inFlightAt);
  const sources = rivals
    .filter(({ issueId }) => index.issue(issueId) === undefined)
    .map(({ issueId }) => sourceOf(issueId));
  // A Linear issue that nobody read may have the pull request attached, which comes before GitHub's references.
  const rule = references[inFlightAt]?.rule;
  const yieldsToAttachment = rule === 'linked-by-attachment' || rule === 'linked-by-closing-reference';
  if (inFlightAt === -1 || yieldsToAttachment) sources.push('linear');
  return sources;
}

function linkWhy(pullRequest: SourceRecord, reference: Reference): Why {
  return { rule: reference.rule, record: pullRequest.id, evidence: reference.evidence };
}

/** Many records in the order of `byCreation`: each date is read once, not at every comparison. */
function oldestFirst(records: readonly SourceRecord[]): SourceRecord[] {
  return records
    .map((record) => ({ record, at: epochMs(record.createdAt) }))
    .sort((a, b) => a.at - b.at || compareNatural(a.record.id, b.record.id))
    .map(({ record }) => record);
}

/** Oldest first; the same order whatever order the vendors answer in. */
export function byCreation(a: SourceRecord, b: SourceRecord): number {
  return epochMs(a.createdAt) - epochMs(b.createdAt) || compareNatural(a.id, b.id);
}
