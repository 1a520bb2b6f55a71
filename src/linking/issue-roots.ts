import type { SourceRecord } from '../model/snapshot.ts';
import { isIssue } from '../model/work-item.ts';
import type { RecordIndex } from './record-index.ts';

/** Which issue an item is known by, when several issue records are one piece of work. */
export interface IssueRoots {
  /** The id of the issue that stands for this one: its synced Linear issue, and under `"parents": "merge"` its topmost parent. */
  rootOf(issueId: string): string;
  /** The Linear issue that is synced with a GitHub issue, or undefined. */
  linearOf(githubIssueId: string): string | undefined;
}

/**
 * @param mergeParents whether sub-issues are records of their parent's item
 */
export function issueRoots(
  records: readonly SourceRecord[],
  index: RecordIndex,
  mergeParents: boolean,
): IssueRoots {
  const linearByGithub = new Map<string, string>();
  for (const record of records.filter(isIssue)) {
    if (record.syncedWith === null) continue;
    const [linear, github] =
      record.source === 'linear' ? [record.id, record.syncedWith] : [record.syncedWith, record.id];
    if (!linearByGithub.has(github.toLowerCase()))
      linearByGithub.set(github.toLowerCase(), index.canonicalId(linear));
  }
  const linearOf = (id: string) => linearByGithub.get(id.toLowerCase());

  function parentOf(issueId: string): string | null {
    const parent = index.issue(issueId)?.parent ?? null;
    return parent === null ? null : index.canonicalId(parent);
  }

  return {
    linearOf,
    rootOf(issueId) {
      let id = linearOf(issueId) ?? issueId;
      if (!mergeParents) return id;
      // A circle of parents is a vendor's mistake; it must not hang us.
      const seen = new Set([id]);
      for (let parent = parentOf(id); parent !== null; parent = parentOf(id)) {
        const next = linearOf(parent) ?? parent;
        if (seen.has(next)) break;
        seen.add(next);
        id = next;
      }
      return id;
    },
  };
}
