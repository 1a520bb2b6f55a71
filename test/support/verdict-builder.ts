import {
  type Verdict,
  type VerdictItem,
  type VerdictLimit,
  type VerdictReview,
  verdictSchema,
} from '../../src/model/verdict.ts';

const AS_OF = '2026-11-20T09:00:00Z';
type SourceReport = Verdict['sources'][number];

/**
 * A verdict in the words of a test: only what the test is about is said, the rest is ordinary.
 * `build()` checks it against the verdict's schema, so no test renders what no run could give.
 */
export interface VerdictBuilder {
  item(id: string, part?: Partial<VerdictItem>): VerdictBuilder;
  /** `count` follows the ids, and `status` the numbers, unless they are given. */
  limit(per: VerdictLimit['per'], subject: string, max: number, part?: Partial<VerdictLimit>): VerdictBuilder;
  review(id: string, itemId: string, part?: Partial<VerdictReview>): VerdictBuilder;
  source(name: SourceReport['name'], part?: Partial<SourceReport>): VerdictBuilder;
  sle(
    team: string | null,
    days: number | null,
    part?: Partial<Verdict['aging']['sles'][number]>,
  ): VerdictBuilder;
  finishNext(
    per: Verdict['finishNext'][number]['per'],
    subject: string,
    items: Record<string, string[]>,
  ): VerdictBuilder;
  exception(item: string, part?: Partial<Verdict['exceptions'][number]>): VerdictBuilder;
  notCounted(id: string, rule: string, reason: string, title?: string): VerdictBuilder;
  note(message: string, itemId?: string | null): VerdictBuilder;
  /** Any other top-level part, or one that should differ from what follows from the rest. */
  with(part: Partial<Verdict>): VerdictBuilder;
  build(): Verdict;
}

/** Starts an empty verdict: 20 November 2026, ten o'clock in Berlin, all sources absent. */
export function verdictBuilder(): VerdictBuilder {
  const verdict: Verdict = emptyVerdict();
  let overrides: Partial<Verdict> = {};
  const add = (change: () => void): VerdictBuilder => {
    change();
    return builder;
  };
  const builder: VerdictBuilder = {
    item: (id, part = {}) => add(() => verdict.items.push({ ...plainItem(id), ...part })),
    limit: (per, subject, max, part = {}) =>
      add(() => verdict.limits.push(plainLimit(per, subject, max, part))),
    review: (id, itemId, part = {}) =>
      add(() =>
        verdict.reviews.push({
          id,
          itemId,
          reviewer: null,
          team: null,
          requestedAt: '2026-11-18T09:00:00Z',
          ...part,
        }),
      ),
    source: (name, part = {}) =>
      add(() =>
        verdict.sources.push({
          name,
          status: 'complete',
          records: 41,
          requests: 3,
          scope: {},
          problems: [],
          cause: null,
          ...part,
        }),
      ),
    sle: (team, days, part = {}) =>
      add(() =>
        verdict.aging.sles.push({
          team,
          days,
          percentile: 85,
          basis: 'config',
          n: null,
          missing: null,
          riskDays: null,
          ...part,
        }),
      ),
    finishNext: (per, subject, items) =>
      add(() =>
        verdict.finishNext.push({
          per,
          subject,
          items: Object.entries(items).map(([id, reasons]) => ({ id, reasons, move: null })),
        }),
      ),
    exception: (item, part = {}) =>
      add(() =>
        verdict.exceptions.push({
          item,
          itemId: item,
          reason: 'waiting for the bank',
          until: '2026-12-01',
          expired: false,
          ...part,
        }),
      ),
    notCounted: (id, rule, reason, title = `Title of ${id}`) =>
      add(() => verdict.notCounted.push({ id, title, url: null, rule, reason })),
    note: (message, itemId = null) => add(() => verdict.notes.push({ code: 'note', message, itemId })),
    with: (part) =>
      add(() => {
        overrides = { ...overrides, ...part };
      }),
    build: () => verdictSchema.parse({ ...completed(verdict), ...overrides }),
  };
  return builder;
}

function emptyVerdict(): Verdict {
  return {
    schemaVersion: 1,
    tool: { name: 'wiplimit', version: '0.0.0' },
    asOf: AS_OF,
    timezone: 'Europe/Berlin',
    outcome: 'within',
    sources: [],
    items: [],
    notCounted: [],
    reviews: [],
    limits: [],
    aging: {
      unit: 'calendar',
      level: 'warn',
      staleDays: 3,
      sles: [],
      stages: [],
      over: [],
      risk: [],
      stale: [],
    },
    finishNext: [],
    crossTeam: { waits: [], customers: { waiting: 0, total: 0 } },
    changes: null,
    trend: null,
    finished: null,
    stages: [],
    privacy: 'people',
    exceptions: [],
    warnings: [],
    notes: [],
  };
}

function plainItem(id: string): VerdictItem {
  const url = id.includes('#')
    ? `https://github.com/${id.replace('#', '/pull/')}`
    : `https://linear.app/acme/issue/${id}`;
  return {
    id,
    title: `Title of ${id}`,
    url,
    stage: 'doing',
    state: 'In Progress',
    holders: [],
    agents: [],
    teams: [],
    project: null,
    lane: null,
    labels: [],
    priority: 0,
    estimate: null,
    customers: 0,
    startedAt: '2026-11-16T09:00:00Z',
    enteredStageAt: '2026-11-18T09:00:00Z',
    updatedAt: '2026-11-19T09:00:00Z',
    ageDays: 5,
    stageAgeDays: 3,
    idleDays: 1,
    sleDays: 8,
    aging: 'ok',
    stale: false,
    lingering: null,
    blocked: false,
    blockedBy: [],
    exception: null,
    notes: [],
    why: [],
    records: [
      id.includes('#')
        ? { source: 'github', id, kind: 'pull_request', url }
        : { source: 'linear', id, kind: 'issue', url },
    ],
  };
}

function plainLimit(
  per: VerdictLimit['per'],
  subject: string,
  max: number,
  part: Partial<VerdictLimit>,
): VerdictLimit {
  const count = part.count ?? (part.reviewIds ?? part.itemIds ?? []).length;
  const warn = part.warn ?? null;
  const status =
    count > max ? 'over' : warn !== null && count > warn ? 'warned' : count === max ? 'at' : 'within';
  return {
    key: `${per}/${subject}/*`,
    name: null,
    per,
    subject,
    stages: [],
    label: null,
    kind: null,
    lane: null,
    blocked: null,
    agents: null,
    count,
    max,
    warn,
    level: 'error',
    status,
    baseline: null,
    itemIds: [],
    reviewIds: [],
    from: null,
    until: null,
    reason: null,
    configPath: 'limits[0]',
    steps: null,
    people: null,
    ...part,
  };
}

/** What follows from the parts: the ageing lists, the outcome. */
function completed(verdict: Verdict): Verdict {
  const ids = (chosen: (item: VerdictItem) => boolean) => verdict.items.filter(chosen).map(({ id }) => id);
  const over = verdict.limits.some(({ status, level }) => status === 'over' && level === 'error');
  const incomplete = verdict.sources.some(({ status }) => status !== 'complete');
  return {
    ...verdict,
    aging: {
      ...verdict.aging,
      over: ids(({ aging }) => aging === 'over'),
      risk: ids(({ aging }) => aging === 'risk'),
      stale: ids(({ stale }) => stale),
    },
    outcome: over ? 'over' : incomplete ? 'incomplete' : 'within',
  };
}
