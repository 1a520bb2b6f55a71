import type { Graph } from './graph.ts';
import { idOf, slug } from './ids.ts';
import type {
  LinearWorld,
  WorldCycle,
  WorldProject,
  WorldState,
  WorldTeam,
  WorldUser,
} from './world-types.ts';

/** A record's times where the world tells only when it was made. */
const unchangedSince = (createdAt: string) => ({ createdAt, updatedAt: createdAt, archivedAt: null });

export function userNode(record: WorldUser, world: LinearWorld) {
  return {
    ...unchangedSince(record.createdAt),
    ...record,
    isMe: record.email === world.viewer,
    timezone: null,
    url: `https://linear.app/${world.organization.urlKey}/profiles/${slug(record.displayName)}`,
  };
}

export interface TeamNode {
  id: string;
  key: string;
  readonly parent: TeamNode | null;
  readonly ancestors: TeamNode[];
}

export function teamNode(record: WorldTeam, graph: Graph): TeamNode {
  return {
    ...record,
    displayName: record.name,
    updatedAt: record.createdAt,
    get parent() {
      return record.parent === null ? null : graph.team(record.parent);
    },
    get ancestors(): TeamNode[] {
      const parent = record.parent === null ? null : graph.team(record.parent);
      return parent ? [...parent.ancestors, parent] : [];
    },
    get children() {
      return graph.teams().filter((team) => team.parent?.key === record.key);
    },
    get members() {
      return record.members.map((email) => graph.user(email));
    },
    get states() {
      return graph.states(record.key);
    },
    get cyclesEnabled() {
      return graph.cycles(record.key).length > 0;
    },
    get activeCycle() {
      return graph.cycles(record.key).find((cycle) => cycle.isActive) ?? null;
    },
  } as TeamNode;
}

export function stateNode(record: WorldState, graph: Graph) {
  const team = graph.world.teams.find((each) => each.key === record.team);
  return {
    ...unchangedSince(team?.createdAt ?? ''),
    ...record,
    color: '#95a2b3',
    description: null,
    get team() {
      return graph.team(record.team);
    },
  };
}

export function projectNode(record: WorldProject, world: LinearWorld) {
  return {
    ...unchangedSince(record.createdAt),
    ...record,
    slugId: record.id.slice(0, 12),
    url: `https://linear.app/${world.organization.urlKey}/project/${slug(record.name)}`,
    startedAt: null,
    completedAt: null,
    canceledAt: null,
    trashed: null,
    status: {
      ...unchangedSince(record.createdAt),
      id: idOf('project status', record.status),
      name: record.status,
      type: record.status,
      position: 0,
    },
  };
}

export function cycleNode(record: WorldCycle, graph: Graph) {
  const { now } = graph.view;
  const [start, end] = [Date.parse(record.startsAt), Date.parse(record.endsAt)];
  return {
    ...unchangedSince(record.startsAt),
    ...record,
    id: idOf('cycle', record.team, record.number),
    name: null,
    completedAt: end <= now ? record.endsAt : null,
    isActive: start <= now && now < end,
    isPast: end <= now,
    isFuture: start > now,
    get team() {
      return graph.team(record.team);
    },
  };
}
