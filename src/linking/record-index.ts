import type { Snapshot, SourceName, SourceRecord } from '../model/snapshot.ts';
import { isIssue } from '../model/work-item.ts';
import { append } from '../text/group-by.ts';

const LINEAR_ID = /^([A-Za-z][A-Za-z0-9]*)-[1-9]\d*$/;
const PULL_REQUEST_URL = /^https?:\/\/([^/]+)\/([^/]+\/[^/]+)\/pull\/(\d+)(?:[/?#]|$)/i;

/** Finds records by anything they answer to. Ids ignore case. */
export interface RecordIndex {
  /** Team keys that Linear has, in upper case. */
  keys: ReadonlySet<string>;
  /** The issue that answers to an id now, or did before it moved. */
  issue(id: string): SourceRecord | undefined;
  /** An id as its record spells it; an unread Linear id in upper case. */
  canonicalId(id: string): string;
  /** Issues that carry the pull request as an attachment. */
  issuesAttachedTo(pullRequest: SourceRecord): SourceRecord[];
  /** Sub-issues among the records. */
  childrenOf(id: string): SourceRecord[];
}

export function indexRecords(snapshot: Pick<Snapshot, 'teams' | 'records'>): RecordIndex {
  const issues = new Map<string, SourceRecord>();
  const formerly = new Map<string, SourceRecord>();
  const attached = new Map<string, SourceRecord[]>();
  const children = new Map<string, SourceRecord[]>();
  const keys = new Set<string>();

  for (const team of snapshot.teams) if (team.source === 'linear') keys.add(team.key.toUpperCase());
  for (const record of snapshot.records.filter(isIssue)) {
    issues.set(record.id.toLowerCase(), record);
    for (const id of record.previousIds) formerly.set(id.toLowerCase(), record);
    if (record.source === 'linear') {
      if (record.team !== null) keys.add(record.team.toUpperCase());
      for (const id of [record.id, ...record.previousIds]) {
        const key = LINEAR_ID.exec(id)?.[1];
        if (key !== undefined) keys.add(key.toUpperCase());
      }
    }
    for (const link of record.links) {
      const pullRequest = pullRequestKey(link);
      if (pullRequest !== null) append(attached, pullRequest, record);
    }
  }

  const issue = (id: string) => issues.get(id.toLowerCase()) ?? formerly.get(id.toLowerCase());
  for (const record of issues.values())
    if (record.parent !== null)
      append(children, (issue(record.parent)?.id ?? record.parent).toLowerCase(), record);
  return {
    keys,
    issue,
    canonicalId: (id) => issue(id)?.id ?? (LINEAR_ID.test(id) ? id.toUpperCase() : id),
    issuesAttachedTo(pullRequest) {
      const key = pullRequest.id.toLowerCase();
      const host = pullRequest.url === null ? null : hostOf(pullRequest.url);
      return (attached.get(key) ?? []).filter((record) =>
        record.links.some((link) => pullRequestKey(link) === key && (host === null || hostOf(link) === host)),
      );
    },
    childrenOf: (id) => children.get(id.toLowerCase()) ?? [],
  };
}

/** The Linear team key in an identifier, or null. */
export function keyOf(id: string): string | null {
  return LINEAR_ID.exec(id)?.[1]?.toUpperCase() ?? null;
}

/** Where an issue of this id would be: `PAY-12` in Linear, `acme/api#45` on GitHub. */
export const sourceOf = (id: string): SourceName => (keyOf(id) === null ? 'github' : 'linear');

/** `https://github.com/acme/api/pull/45/files` → `acme/api#45`, in lower case; null for other addresses. */
function pullRequestKey(url: string): string | null {
  const match = PULL_REQUEST_URL.exec(url);
  return match === null ? null : `${match[2]}#${match[3]}`.toLowerCase();
}

function hostOf(url: string): string | null {
  return (
    /^https?:\/\/([^/]+)/i
      .exec(url)?.[1]
      ?.toLowerCase()
      .replace(/^www\./, '') ?? null
  );
}
