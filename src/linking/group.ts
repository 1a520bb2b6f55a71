import type { Plan } from '../config/plan.ts';
import { epochMs } from '../model/instant.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import type { Why } from '../model/verdict.ts';
import { isIssue, isOpenPullRequest } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';
import type { InFlight } from './in-flight.ts';
import { issueRoots } from './issue-roots.ts';
import type { RecordIndex } from './record-index.ts';
import { type Reference, referencesOf } from './references.ts';
import { joinStacks } from './stacks.ts';

/** Records that are one piece of work. */
export interface Group {
  /** The issue they share, or null for a pull request or a card alone. */
  issueId: string | null;
  records: SourceRecord[];
  why: Why[];
}

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
      group = { issueId: root, records: [], why: [] };
      groups.set(root.toLowerCase(), group);
    }
    return group;
  };

  for (const record of records.filter(isIssue)) {
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
  const pullRequests = records.filter((record) => record.kind === 'pull_request').toSorted(byCreation);
  const alone: Group[] = [];
  const groupOfPullRequest = new Map<SourceRecord, Group>();
  for (const pullRequest of pullRequests) {
    const references = referencesOf(pullRequest, index, !isBot(pullRequest));
    const reference =
      references.find(({ issueId }) => isNamedInFlight(pullRequest, issueId)) ?? references[0];
    const group =
      reference === undefined ? { issueId: null, records: [], why: [] } : groupOf(reference.issueId);
    if (reference === undefined) alone.push(group);
    else group.why.push(linkWhy(pullRequest, reference));
    group.records.push(pullRequest);
    groupOfPullRequest.set(pullRequest, group);
  }
  if (plan.stacks === 'one') joinStacks(pullRequests, groupOfPullRequest);

  const cards = records
    .filter((record) => record.kind === 'draft_card')
    .map((record): Group => ({ issueId: null, records: [record], why: [] }));
  return [...groups.values(), ...alone, ...cards].filter((group) => group.records.length > 0);
}

function linkWhy(pullRequest: SourceRecord, reference: Reference): Why {
  return { rule: reference.rule, record: pullRequest.id, evidence: reference.evidence };
}

/** Oldest first; the same order whatever order the vendors answer in. */
export function byCreation(a: SourceRecord, b: SourceRecord): number {
  return epochMs(a.createdAt) - epochMs(b.createdAt) || compareNatural(a.id, b.id);
}
