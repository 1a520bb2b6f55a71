import type { SourceRecord } from '../model/snapshot.ts';
import { isIssue } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';
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
  // By id: of two that claim the same issue, one wins whatever order the vendors answer in.
  const synced = records.filter(isIssue).flatMap(({ source, id, syncedWith }) => {
    return syncedWith === null ? [] : { source, id, syncedWith };
  });
  for (const { source, id, syncedWith } of synced.toSorted((a, b) => compareNatural(a.id, b.id))) {
    const [linear, github] = source === 'linear' ? [id, syncedWith] : [syncedWith, id];
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
      const path = [id];
      for (let parent = parentOf(id); parent !== null; parent = parentOf(id)) {
        id = linearOf(parent) ?? parent;
        const circle = path.indexOf(id);
        // A circle of parents is a vendor's mistake; one of its issues stands for all of them.
        if (circle !== -1) return path.slice(circle).sort(compareNatural)[0] ?? id;
        path.push(id);
      }
      return id;
    },
  };
}
