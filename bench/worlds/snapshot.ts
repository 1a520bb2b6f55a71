import { OWNER } from './cast.ts';
import { NOW, ON_HOLD, referenceOf } from './draft.ts';
import type { World } from './index.ts';

/** The fields of a snapshot's record that the benches need; the rest may be missing. */
export type SnapshotRecord = {
  source: 'linear' | 'github';
  id: string;
  kind: string;
  title: string;
} & Record<string, unknown>;

const labelNames = (labels: readonly (string | { name: string })[] = []) =>
  labels.map((label) => (typeof label === 'string' ? label : label.name));

const TYPES: Record<string, string> = {
  Triage: 'triage',
  Backlog: 'backlog',
  Todo: 'unstarted',
  'In Progress': 'started',
  'In Review': 'started',
  Done: 'completed',
  Canceled: 'canceled',
};

function linearRecords({ linear }: World): SnapshotRecord[] {
  return (linear.issues ?? []).map((issue) => ({
    source: 'linear',
    id: issue.identifier,
    kind: 'issue',
    title: issue.title ?? '',
    url: `https://linear.app/${OWNER}/issue/${issue.identifier}`,
    state: issue.state,
    stateType: TYPES[issue.state ?? ''] ?? 'backlog',
    team: issue.identifier.split('-')[0],
    parent: issue.parent,
    assignees: issue.assignee ? [issue.assignee] : [],
    createdAt: issue.createdAt,
    startedAt: issue.startedAt,
    updatedAt: issue.updatedAt,
    states: issue.startedAt ? [{ name: issue.state, type: 'started', from: issue.startedAt, to: null }] : [],
    labels: issue.labels,
    priority: issue.priority,
    links: (issue.attachments ?? []).map((attachment) => attachment.url),
  }));
}

function pullRecords({ github }: World): SnapshotRecord[] {
  return (github.pullRequests ?? []).map((pull) => ({
    source: 'github',
    id: referenceOf(pull),
    kind: 'pull_request',
    title: pull.title ?? '',
    url: `https://github.com/${pull.repository}/pull/${pull.number}`,
    state: pull.isDraft ? 'draft' : 'open',
    stateType: pull.mergedAt ? 'merged' : pull.closedAt ? 'closed' : pull.isDraft ? 'draft' : 'open',
    repository: pull.repository,
    author: pull.author,
    assignees: pull.assignees ?? [],
    reviewRequests: (pull.reviewRequests ?? []).map((who) => ({ who, team: null, at: pull.createdAt })),
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    branch: pull.headRefName,
    base: pull.baseRefName ?? 'main',
    body: pull.body,
    labels: labelNames(pull.labels),
    closes: pull.closes ?? [],
  }));
}

/** A snapshot around some records, with the world's teams. */
function around(world: World, records: SnapshotRecord[]) {
  const sources = ['linear', 'github'].map((name) => ({ name, status: 'complete' }));
  const teams = (world.linear.teams ?? []).map(({ key, name, members }) => ({
    source: 'linear',
    key,
    name,
    members,
  }));
  return { schemaVersion: 1, takenAt: NOW, sources, teams, people: [], records };
}

/** So many records as the sources give them: half Linear issues, half pull requests, most of which belong together. */
export function mixedSnapshot(world: World, count: number) {
  const half = Math.floor(count / 2);
  return around(world, [
    ...linearRecords(world).slice(0, half),
    ...pullRecords(world).slice(0, count - half),
  ]);
}

/** So many Linear issues in progress, each a work item of its own. */
export function itemsSnapshot(world: World, count: number) {
  const started = linearRecords(world).filter(
    (record) => record.stateType === 'started' && !labelNames(record.labels as string[]).includes(ON_HOLD),
  );
  const records = Array.from({ length: count }, (_, at) => {
    const like = started[at % started.length];
    if (!like) throw new Error('The world has no issue in progress.');
    return { ...like, id: `${like.team}-${10_000 + at}`, parent: null };
  });
  return around(world, records);
}
