import type { PER } from './schema.ts';

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
