import { allowed } from '../model/allowed.ts';
import type { VerdictLimit } from '../model/verdict.ts';
import { hasName } from '../text/compare.ts';

type JudgedLimit = Pick<
  VerdictLimit,
  | 'key'
  | 'per'
  | 'subject'
  | 'stages'
  | 'label'
  | 'kind'
  | 'lane'
  | 'blocked'
  | 'agents'
  | 'count'
  | 'max'
  | 'baseline'
  | 'level'
  | 'status'
  | 'itemIds'
>;

/** Whose work one more item would be. */
export interface Touched {
  people: readonly string[];
  teams: readonly string[];
  project: string | null;
  repositories: readonly string[];
  agents: readonly string[];
}

/** What one more item would be like, for limits that count only some. */
export interface NewItem {
  /** The stage that work enters first; null without stages. */
  stage: string | null;
  labels: readonly string[];
  /** Null: it may be of either kind. */
  kind: 'issue' | 'pull_request' | null;
  lane: 'expedite' | 'standard';
}

export type Answer = 'yes' | 'no' | 'unknown';

export interface TouchedLimit {
  key: string;
  per: VerdictLimit['per'];
  subject: string;
  level: VerdictLimit['level'];
  /** Now, and with the item. */
  count: number;
  after: number;
  /** What is allowed: the limit, or a higher baseline. */
  max: number;
  answer: Answer;
}

export interface CanStart {
  /** A limit of level `warn` does not decide. */
  answer: Answer;
  limits: TouchedLimit[];
  /** Finish these, and the answer is yes; empty where it is, or where finishing does not help. */
  finishFirst: string[];
}

/**
 * Whether the subjects touched may start one more item: none of their limits at level `error` may be over then.
 * @param limits judged, of anyone
 * @param item the new one, or null: the work is in flight already and counted
 * @param order ids of items in flight, what to finish first in front
 * @param isCertainlyOver whether a limit would be over then whatever nobody read, by its key; asked of unknown ones only
 */
export function canStart(
  limits: readonly JudgedLimit[],
  touched: Touched,
  item: NewItem | null,
  order: readonly string[],
  isCertainlyOver: (key: string) => boolean,
): CanStart {
  const own = limits.filter(
    (limit) => touches(limit, touched) && (item === null || counts(limit, item, touched)),
  );
  const rows = own.map((limit) => ({ limit, row: judge(limit, item === null ? 0 : 1, isCertainlyOver) }));
  const deciding = rows.filter(({ limit }) => limit.level === 'error');
  const has = (answer: Answer) => deciding.some(({ row }) => row.answer === answer);
  return {
    answer: has('no') ? 'no' : has('unknown') ? 'unknown' : 'yes',
    limits: rows.map(({ row }) => row),
    finishFirst: finishFirst(
      deciding.filter(({ row }) => row.answer === 'no'),
      order,
    ),
  };
}

const TOUCHES: Record<VerdictLimit['per'], (subject: string, touched: Touched) => boolean> = {
  person: (subject, { people }) => people.includes(subject),
  team: (subject, { teams }) => teams.includes(subject),
  project: (subject, { project }) => project === subject,
  repository: (subject, { repositories }) => repositories.includes(subject),
  agent: (subject, { agents }) => agents.includes(subject),
  everyone: () => true,
  // One more item asks nobody for a review yet.
  reviewer: () => false,
  'reviewing-team': () => false,
};

function touches({ per, subject }: JudgedLimit, touched: Touched): boolean {
  return TOUCHES[per](subject, touched);
}

/** Whether a limit would count the new item. */
function counts(limit: JudgedLimit, item: NewItem, { agents }: Touched): boolean {
  if (limit.stages.length > 0 && (item.stage === null || !limit.stages.includes(item.stage))) return false;
  if (limit.label !== null && !hasName(item.labels, limit.label)) return false;
  if (limit.kind !== null && item.kind !== null && limit.kind !== item.kind) return false;
  if (limit.lane !== null && limit.lane !== item.lane) return false;
  return limit.agents === null || (limit.agents === 'only') === agents.length > 0;
}

function judge(limit: JudgedLimit, more: 0 | 1, isCertainlyOver: (key: string) => boolean): TouchedLimit {
  const { key, per, subject, level, count, status } = limit;
  const max = allowed(limit);
  const after = count + more;
  const isDecided = status !== 'unknown' || (after > max && isCertainlyOver(key));
  const answer = !isDecided ? 'unknown' : after > max ? 'no' : 'yes';
  return { key, per, subject, level, count, after, max, answer };
}

/** Items from the front of the order that bring every limit down, none of them needlessly; none if all do not suffice. */
function finishFirst(
  over: readonly { limit: JudgedLimit; row: TouchedLimit }[],
  order: readonly string[],
): string[] {
  const needs = over.map(({ limit, row }) => ({ ids: new Set(limit.itemIds), items: row.after - row.max }));
  const left = (finished: readonly string[]) =>
    needs.filter(({ ids, items }) => finished.filter((id) => ids.has(id)).length < items);
  let finish: string[] = [];
  for (const id of order) if (left(finish).some(({ ids }) => ids.has(id))) finish.push(id);
  if (left(finish).length > 0) return [];
  // One that was taken for a single limit may be spared by a later one that stands in several.
  for (const id of finish.toReversed()) {
    const others = finish.filter((other) => other !== id);
    if (left(others).length === 0) finish = others;
  }
  return finish;
}
