import type { Graph } from './graph.ts';
import { idOf } from './ids.ts';
import type { WorldAttachment, WorldIssue, WorldSpan, WorldSync } from './world-types.ts';

const METADATA = {
  github: 'ExternalEntityInfoGithubMetadata',
  jira: 'ExternalEntityInfoJiraMetadata',
  slack: 'ExternalEntitySlackMetadata',
} as const;

/** The other service's record that an issue is synced with. */
export function syncNode({ service = 'github', ...metadata }: WorldSync, issue: WorldIssue) {
  return { id: idOf('sync', issue.id), service, metadata: { __typename: METADATA[service], ...metadata } };
}

/** A time in one state; the id of a deleted state leads nowhere. */
export function spanNode(span: WorldSpan, issue: WorldIssue, graph: Graph) {
  const state = span.state === null ? null : graph.state(issue.team, span.state);
  return {
    id: idOf('span', issue.id, span.startedAt, span.state ?? ''),
    startedAt: span.startedAt,
    endedAt: span.endedAt ?? null,
    stateId: state?.id ?? idOf('deleted state', issue.team),
    state,
  };
}

/** An order that is the same in every run and, for two or more, never the order given. */
export function outOfOrder<T extends { id: string }>(items: T[]): T[] {
  const shuffled = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return shuffled.every((item, at) => item === items[at]) ? shuffled.reverse() : shuffled;
}

/** A link on an issue. */
export function attachmentNode(
  { url, title = url, sourceType }: WorldAttachment,
  record: WorldIssue,
  issue: { id: string },
) {
  const isGitHub = new URL(url).hostname === 'github.com';
  return {
    id: idOf('attachment', record.id, url),
    url,
    title,
    subtitle: null,
    sourceType: sourceType ?? (isGitHub ? 'github' : 'unknown'),
    createdAt: record.createdAt,
    updatedAt: record.createdAt,
    archivedAt: null,
    issue,
  };
}
