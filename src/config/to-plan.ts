import { asList } from './alias.ts';
import {
  ALWAYS_EXCLUDED_AUTHORS,
  DEFAULT_KEEP_DAYS,
  DEFAULT_STAGES,
  type HistoryPlan,
  type LimitPlan,
  type Plan,
  type PostPlan,
  type SlePlan,
} from './plan.ts';
import type { ParsedConfig } from './schema.ts';

type Given<Key extends keyof ParsedConfig> = NonNullable<ParsedConfig[Key]>;

/**
 * Fills in the defaults of a config that passed the schema and the cross-checks.
 * @param config a parsed config file
 */
export function toPlan(config: ParsedConfig): Plan {
  const { people = [], agents = [], teams, stages } = config;
  const names = {
    people: people.map(({ name }) => name),
    teams: (teams ?? []).map(({ name }) => name),
    stages: stages?.map(({ name }) => name) ?? DEFAULT_STAGES,
  };
  return {
    timezone: config.timezone ?? 'UTC',
    github: config.github === undefined ? null : githubPlan(config.github),
    linear: config.linear === undefined ? null : linearPlan(config.linear),
    parents: config.parents ?? 'skip',
    stacks: config.stacks ?? 'one',
    others: config.others ?? 'count',
    people: people.map(({ name, github, linear, slack = null, away = [] }) => {
      return { name, github: logins(github), linear: asList(linear), slack, away };
    }),
    agents: agents.map(({ name, github, linear }) => {
      return { name, github: logins(github), linear: asList(linear) };
    }),
    teams:
      teams?.map(({ name, people, linear = [], repos = [], github = null }) => ({
        name,
        people: people === undefined ? null : spelled(people, names.people),
        linear: linear.map(linearKey),
        repos,
        github,
      })) ?? null,
    stages:
      stages?.map(({ name, linear = [], github = [], project = [] }) => {
        return { name, linear, github, project };
      }) ?? null,
    limits: (config.limits ?? []).map((limit, index) => limitPlan(limit, index, names)),
    expedite: config.expedite === undefined ? null : expeditePlan(config.expedite),
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
    post: (config.post ?? []).map(postPlan),
    privacy: config.privacy ?? 'people',
  };
}

function githubPlan(github: Given<'github'>): NonNullable<Plan['github']> {
  const {
    repos = [],
    authors = [],
    labels = [],
    heads = [],
    bases = [],
    forks = false,
  } = github.exclude ?? {};
  return {
    owners: github.owners ?? [],
    repos: github.repos ?? [],
    drafts: github.drafts ?? 'count',
    startedLabels: github.issues?.labels ?? [],
    projects: (github.projects ?? []).map((project) => ({ ...project, field: project.field ?? 'Status' })),
    exclude: { repos, authors: [...ALWAYS_EXCLUDED_AUTHORS, ...authors], labels, heads, bases, forks },
  };
}

function linearPlan({ teams, exclude }: Given<'linear'>): NonNullable<Plan['linear']> {
  const { labels = [], states = [] } = exclude ?? {};
  return { teams: teams?.map(linearKey) ?? null, exclude: { labels, states } };
}

function expeditePlan(expedite: Given<'expedite'>): NonNullable<Plan['expedite']> {
  const { labels = [], priorities = [] } = expedite;
  return { labels, priorities };
}

function limitPlan(
  limit: Given<'limits'>[number],
  index: number,
  names: Record<'people' | 'teams' | 'stages', readonly string[]>,
): LimitPlan {
  const { from, by, since = null } = limit;
  return {
    index,
    name: limit.name ?? null,
    per: limit.per,
    max: limit.max ?? null,
    maxPerPerson: limit.maxPerPerson ?? null,
    warn: limit.warn ?? null,
    level: limit.level ?? 'error',
    people: limit.people === undefined ? null : spelled(limit.people, names.people),
    teams: limit.teams === undefined ? null : spelled(limit.teams, names.teams),
    stages: names.stages.filter((name) => limit.stages?.some(sameName(name)) ?? false),
    label: limit.label ?? null,
    kind: limit.kind ?? null,
    lane: limit.lane ?? null,
    blocked: limit.blocked ?? null,
    agents: limit.agents ?? null,
    from: typeof from === 'string' ? from : null,
    until: limit.until ?? null,
    reason: limit.reason ?? null,
    steps: typeof from === 'number' && by !== undefined ? { from, since, by } : null,
  };
}

function historyPlan(history: ParsedConfig['history']): HistoryPlan | null {
  if (history === undefined) return null;
  const { url, keepDays, titles } = typeof history === 'string' ? { url: history } : history;
  return { url, keepDays: keepDays ?? DEFAULT_KEEP_DAYS, titles: titles ?? false };
}

function postPlan(post: Given<'post'>[number]): PostPlan {
  const { to, when = 'always', names = true, mentions = false, link = null } = post;
  return { to, when, names, mentions, link };
}

function slePlan(sle: Given<'aging'>['sle']): SlePlan | null {
  if (sle === undefined) return null;
  if (sle === 'auto') return { auto: true, percentile: 85, window: 90 };
  if ('days' in sle) return { auto: false, days: sle.days, percentile: sle.percentile ?? 85 };
  return { auto: true, percentile: sle.percentile ?? 85, window: sle.window ?? 90 };
}

const linearKey = (key: string): string => key.toUpperCase();
/** GitHub shows logins as `@x`; its API does not. */
const logins = (value: string | string[] | undefined): string[] =>
  asList(value).map((login) => login.replace(/^@/, ''));
const sameName = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
/** Mentioned names in the spelling of their definition, each once. */
const spelled = (used: readonly string[], defined: readonly string[]): string[] => [
  ...new Set(used.map((name) => defined.find(sameName(name)) ?? name)),
];
