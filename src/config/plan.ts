import { asList } from './alias.ts';
import type { Config, ParsedConfig, PER } from './schema.ts';

/** The config with every default filled in: what the rest of the program reads. Plain data, no functions. */

export interface PersonPlan {
  name: string;
  github: string[];
  linear: string[];
  slack: string | null;
  away: { from: string; to: string }[];
}
export interface AgentPlan {
  name: string;
  github: string[];
  linear: string[];
}
export interface TeamPlan {
  name: string;
  /** Null where the config leaves the members to GitHub or Linear. */
  people: string[] | null;
  linear: string[];
  repos: string[];
  github: string | null;
}
export interface StagePlan {
  name: string;
  linear: string[];
  github: ('draft' | 'open' | 'changes_requested' | 'approved')[];
  project: string[];
}
export type Per = (typeof PER)[number];
export interface LimitPlan {
  /** Position in the config's list, for messages such as `limits[3]`. */
  index: number;
  name: string | null;
  per: Per;
  max: number | null;
  maxPerPerson: number | null;
  warn: number | null;
  level: 'error' | 'warn';
  people: string[] | null;
  teams: string[] | null;
  /** In the order of the flow; empty means any stage, and work without one. */
  stages: string[];
  label: string | null;
  kind: 'issue' | 'pull_request' | null;
  lane: 'expedite' | 'standard' | null;
  blocked: 'ignore' | null;
  agents: 'only' | 'ignore' | null;
  from: string | null;
  until: string | null;
  reason: string | null;
  /** A limit that sinks to `max` by the week; `since` null: by one each week. */
  steps: { from: number; since: string | null; by: string } | null;
}
export type SlePlan =
  | { auto: false; days: number; percentile: number }
  | { auto: true; percentile: number; window: number };

export interface HistoryPlan {
  /** `sqlite:PATH` or `postgres://…`; may hold a password. */
  url: string;
  keepDays: number;
  titles: boolean;
}
export type ChannelName = 'slack' | 'msteams' | 'discord' | 'webhook';
export interface PostPlan {
  to: ChannelName;
  when: 'always' | 'over' | 'change';
  names: boolean;
  mentions: boolean;
  link: string | null;
}

export interface Plan {
  timezone: string;
  github: {
    owners: string[];
    repos: string[];
    drafts: 'count' | 'ignore';
    startedLabels: string[];
    projects: { owner: string; number: number; field: string }[];
    exclude: {
      repos: string[];
      authors: string[];
      labels: string[];
      heads: string[];
      bases: string[];
      forks: boolean;
    };
  } | null;
  linear: { teams: string[] | null; exclude: { labels: string[]; states: string[] } } | null;
  parents: 'skip' | 'count' | 'merge';
  stacks: 'one' | 'each';
  others: 'count' | 'ignore';
  people: PersonPlan[];
  agents: AgentPlan[];
  /** Null: each Linear team is a team. */
  teams: TeamPlan[] | null;
  /** Null: the default stages `doing` and `review`. */
  stages: StagePlan[] | null;
  limits: LimitPlan[];
  expedite: { labels: string[]; priorities: ('urgent' | 'high' | 'medium' | 'low')[] } | null;
  blocked: { labels: string[]; states: string[] };
  aging: { sle: SlePlan | null; stale: number | null; unit: 'calendar' | 'working'; level: 'error' | 'warn' };
  calendar: { weekend: string[]; holidays: string[] };
  exceptions: { item: string; reason: string; until: string }[];
  /** What this config is called in a history; null: by its path. */
  name: string | null;
  /** The file that the config names; null: the usual one, if it is there. */
  baseline: string | null;
  history: HistoryPlan | null;
  post: PostPlan[];
  privacy: 'people' | 'team';
}

/** Authors that are dropped whatever the config says: their pull requests are nobody's work in progress. */
export const ALWAYS_EXCLUDED_AUTHORS: readonly string[] = ['dependabot', 'renovate', 'github-actions'];
/** Days after which a run is forgotten, unless the config says otherwise. */
export const DEFAULT_KEEP_DAYS = 400;
/** The names of the stages a config without `stages` has, left to right. */
export const DEFAULT_STAGES = ['doing', 'review'] as const;

/** GitHub shows logins as `@x`; its API does not. */
const logins = (value: string | string[] | undefined): string[] =>
  asList(value).map((login) => login.replace(/^@/, ''));
const sameName = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
/** Mentioned names in the spelling of their definition, each once. */
const spelled = (used: readonly string[], defined: readonly string[]): string[] => [
  ...new Set(used.map((name) => defined.find(sameName(name)) ?? name)),
];

/** The stage names of a config, left to right. */
export function stageNames(config: Pick<Config, 'stages'>): string[] {
  return config.stages?.map((stage) => stage.name) ?? [...DEFAULT_STAGES];
}

/**
 * Fills in the defaults of a config that passed the schema and the cross-checks.
 * @param config a parsed config file
 */
export function toPlan(config: ParsedConfig): Plan {
  const stages = stageNames(config);
  const people = (config.people ?? []).map((person) => person.name);
  const teams = (config.teams ?? []).map((team) => team.name);
  return {
    timezone: config.timezone ?? 'UTC',
    github: config.github === undefined ? null : githubPlan(config.github),
    linear:
      config.linear === undefined
        ? null
        : {
            teams: config.linear.teams?.map((key) => key.toUpperCase()) ?? null,
            exclude: {
              labels: config.linear.exclude?.labels ?? [],
              states: config.linear.exclude?.states ?? [],
            },
          },
    parents: config.parents ?? 'skip',
    stacks: config.stacks ?? 'one',
    others: config.others ?? 'count',
    people: (config.people ?? []).map((person) => ({
      name: person.name,
      github: logins(person.github),
      linear: asList(person.linear),
      slack: person.slack ?? null,
      away: person.away ?? [],
    })),
    agents: (config.agents ?? []).map((agent) => ({
      name: agent.name,
      github: logins(agent.github),
      linear: asList(agent.linear),
    })),
    teams:
      config.teams?.map((team) => ({
        name: team.name,
        people: team.people === undefined ? null : spelled(team.people, people),
        linear: (team.linear ?? []).map((key) => key.toUpperCase()),
        repos: team.repos ?? [],
        github: team.github ?? null,
      })) ?? null,
    stages:
      config.stages?.map((stage) => ({
        name: stage.name,
        linear: stage.linear ?? [],
        github: stage.github ?? [],
        project: stage.project ?? [],
      })) ?? null,
    limits: (config.limits ?? []).map((limit, index) => ({
      index,
      name: limit.name ?? null,
      per: limit.per,
      max: limit.max ?? null,
      maxPerPerson: limit.maxPerPerson ?? null,
      warn: limit.warn ?? null,
      level: limit.level ?? 'error',
      people: limit.people === undefined ? null : spelled(limit.people, people),
      teams: limit.teams === undefined ? null : spelled(limit.teams, teams),
      stages: stages.filter((name) => limit.stages?.some(sameName(name)) ?? false),
      label: limit.label ?? null,
      kind: limit.kind ?? null,
      lane: limit.lane ?? null,
      blocked: limit.blocked ?? null,
      agents: limit.agents ?? null,
      from: typeof limit.from === 'string' ? limit.from : null,
      until: limit.until ?? null,
      reason: limit.reason ?? null,
      steps:
        typeof limit.from === 'number' && limit.by !== undefined
          ? { from: limit.from, since: limit.since ?? null, by: limit.by }
          : null,
    })),
    expedite:
      config.expedite === undefined
        ? null
        : { labels: config.expedite.labels ?? [], priorities: config.expedite.priorities ?? [] },
    blocked: { labels: config.blocked?.labels ?? [], states: config.blocked?.states ?? [] },
    aging: {
      sle: slePlan(config.aging?.sle),
      stale: config.aging?.stale ?? null,
      unit: config.aging?.unit ?? 'calendar',
      level: config.aging?.level ?? 'warn',
    },
    calendar: {
      weekend: config.calendar?.weekend ?? ['sat', 'sun'],
      holidays: config.calendar?.holidays ?? [],
    },
    exceptions: config.exceptions ?? [],
    name: config.name ?? null,
    baseline: config.baseline ?? null,
    history: historyPlan(config.history),
    post: (config.post ?? []).map(({ to, when, names, mentions, link }) => ({
      to,
      when: when ?? 'always',
      names: names ?? true,
      mentions: mentions ?? false,
      link: link ?? null,
    })),
    privacy: config.privacy ?? 'people',
  };
}

function githubPlan(github: NonNullable<ParsedConfig['github']>): NonNullable<Plan['github']> {
  return {
    owners: github.owners ?? [],
    repos: github.repos ?? [],
    drafts: github.drafts ?? 'count',
    startedLabels: github.issues?.labels ?? [],
    projects: (github.projects ?? []).map((project) => ({ ...project, field: project.field ?? 'Status' })),
    exclude: {
      repos: github.exclude?.repos ?? [],
      authors: [...ALWAYS_EXCLUDED_AUTHORS, ...(github.exclude?.authors ?? [])],
      labels: github.exclude?.labels ?? [],
      heads: github.exclude?.heads ?? [],
      bases: github.exclude?.bases ?? [],
      forks: github.exclude?.forks ?? false,
    },
  };
}

function historyPlan(history: ParsedConfig['history']): HistoryPlan | null {
  if (history === undefined) return null;
  const { url, keepDays, titles } = typeof history === 'string' ? { url: history } : history;
  return { url, keepDays: keepDays ?? DEFAULT_KEEP_DAYS, titles: titles ?? false };
}

function slePlan(sle: NonNullable<ParsedConfig['aging']>['sle']): SlePlan | null {
  if (sle === undefined) return null;
  if (sle === 'auto') return { auto: true, percentile: 85, window: 90 };
  if ('days' in sle) return { auto: false, days: sle.days, percentile: sle.percentile ?? 85 };
  return { auto: true, percentile: sle.percentile ?? 85, window: sle.window ?? 90 };
}
