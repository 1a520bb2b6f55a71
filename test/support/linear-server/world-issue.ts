import { idOf, slug } from './ids.ts';
import type { LinearWorldDraft, WorldIssue, WorldState } from './world-types.ts';

/** When everything was created that does not say otherwise. */
export const CREATED_AT = '2026-01-05T09:00:00.000Z';

type IssueDraft = NonNullable<LinearWorldDraft['issues']>[number];

/** The key of an issue's team: said, or the front of its identifier. */
export function teamOf(issue: IssueDraft): string {
  return issue.team ?? issue.identifier.slice(0, issue.identifier.lastIndexOf('-'));
}

/** The plain history an issue has when the test tells none: waiting, in progress, where it stands now. */
function historyOf(
  issue: Omit<WorldIssue, 'stateHistory'>,
  states: WorldState[],
): WorldIssue['stateHistory'] {
  const first = (type: WorldState['type']) =>
    states.find((state) => state.team === issue.team && state.type === type)?.name ?? null;
  const finishedAt = issue.completedAt ?? issue.canceledAt;
  const moves: [string, string | null][] = [];
  if (issue.startedAt) moves.push([issue.startedAt, finishedAt ? first('started') : issue.state]);
  if (finishedAt) moves.push([finishedAt, issue.state]);
  moves.unshift([issue.createdAt, moves.length > 0 ? first('backlog') : issue.state]);
  const spans = moves.map(([startedAt, state], at) => ({
    state,
    startedAt,
    endedAt: moves[at + 1]?.[0] ?? null,
  }));
  return spans.filter((span) => span.startedAt !== span.endedAt);
}

/** One issue in full. Throws when it stands in a state that its team lacks. */
export function issueOf(draft: IssueDraft, states: WorldState[], urlKey: string): WorldIssue {
  const { identifier, title = `Work on ${draft.identifier}` } = draft;
  const team = teamOf(draft);
  const own = states.filter((state) => state.team === team);
  const current = draft.state ?? own.find((state) => state.type === 'started')?.name ?? own[0]?.name;
  const state = own.find((each) => each.name === current || each.id === current);
  if (!state) {
    const names = own.map((each) => each.name).join(', ');
    throw new Error(`${identifier} is in the state "${current}", but ${team} has only ${names}.`);
  }
  const createdAt = draft.createdAt ?? CREATED_AT;
  const startedAt = state.type === 'started' || state.type === 'completed' ? createdAt : null;
  const known = draft.completedAt ?? draft.canceledAt ?? draft.startedAt ?? createdAt;
  const updatedAt = draft.updatedAt ?? known;
  const issue = {
    id: idOf('issue', identifier),
    previousIdentifiers: [],
    number: Number(identifier.slice(identifier.lastIndexOf('-') + 1)),
    description: null,
    url: `https://linear.app/${urlKey}/issue/${identifier}/${slug(title)}`,
    branchName: `${identifier.toLowerCase()}-${slug(title)}`,
    priority: 0,
    estimate: null,
    dueDate: null,
    startedAt,
    completedAt: state.type === 'completed' ? updatedAt : null,
    canceledAt: state.type === 'canceled' || state.type === 'duplicate' ? updatedAt : null,
    triagedAt: null,
    archivedAt: null,
    trashed: false,
    assignee: null,
    delegate: null,
    creator: null,
    project: null,
    cycle: null,
    parent: null,
    labels: [],
    attachments: [],
    syncedWith: [],
    customerTicketCount: 0,
    needs: 0,
    ...draft,
    title,
    team,
    state: state.name,
    createdAt,
    updatedAt,
  };
  return { ...issue, stateHistory: draft.stateHistory ?? historyOf(issue, states) };
}
