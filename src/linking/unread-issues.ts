import type { Plan } from '../config/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { isOpenPullRequest } from '../model/work-item.ts';
import { recordExclusions } from './exclusions.ts';
import { resolvePeople } from './people.ts';
import { indexRecords, keyOf } from './record-index.ts';
import { referencesOf } from './references.ts';

/**
 * Linear issues that open pull requests name and the snapshot lacks: worth a look-up, because an issue that is not
 * in flight still lends its team and project. Only keys of teams that the config reads.
 * @returns identifiers, sorted
 */
export function unreadIssues(plan: Plan, snapshot: Snapshot): string[] {
  const index = indexRecords(snapshot);
  const people = resolvePeople(plan, snapshot);
  const isExcluded = recordExclusions(plan);
  const inScope = new Set(
    snapshot.teams.flatMap((team) =>
      team.source === 'linear' && team.inScope ? [team.key.toUpperCase()] : [],
    ),
  );
  const unread = new Set<string>();
  for (const record of snapshot.records) {
    if (!isOpenPullRequest(record) || isExcluded(record) !== null) continue;
    const isBot = record.author !== null && people.isBotAccount(record.source, record.author);
    for (const { issueId } of referencesOf(record, index, !isBot)) {
      const key = keyOf(issueId);
      if (key !== null && inScope.has(key) && index.issue(issueId) === undefined) unread.add(issueId);
    }
  }
  return [...unread].sort();
}
