import { isTolerated } from '../../model/allowed.ts';
import type { Changes, VerdictLimit } from '../../model/verdict.ts';
import { listOr, listShort } from '../../text/list.ts';
import type { VerdictView } from '../view.ts';
import { subjectName } from './limit.ts';

const MOST_NAMES = 8;
const MOST_STREAKS = 3;
/** Fewer days within a limit are no news yet. */
const LEAST_STREAK = 3;

/** What is different from the last run, a clause each; none without a history. */
export function changeClauses(view: VerdictView): string[] {
  const { changes, limits } = view.verdict;
  if (changes === null) return [];
  const byKey = new Map([...changes.gone.map(withoutWork), ...limits].map((limit) => [limit.key, limit]));
  const names = (keys: readonly string[]) =>
    keys.map((key) => `${limitName(byKey.get(key), key)}${newMax(changes, key)}`);
  const clauses = [
    clause('newly over', names(changes.newlyOver)),
    clause('within again', names(keptAgain(changes))),
    clause('limit raised', names(raised(changes))),
    clause(`${changes.started.length} started`, changes.started),
    clause(`${changes.finished.length} finished`, changes.finished),
    clause(`${changes.left.length} put back, dropped or left out`, changes.left),
  ].flatMap((text) => text ?? []);
  return clauses.length === 0 ? ['no limit changed, nothing was started or finished'] : clauses;
}

/** A limit of which there is no row, since nothing of its subject is in flight. */
export const withoutWork = (limit: Changes['gone'][number]) => ({ ...limit, people: null });

/** Limits that were over and hold now, by what is in flight. */
export const keptAgain = (changes: Changes): string[] => {
  const only = new Set(raised(changes));
  return changes.resolved.filter((key) => !only.has(key));
};

/** Limits that were over and hold now only since more is allowed. */
export const raised = ({ maxChanged }: Changes): string[] =>
  maxChanged.flatMap(({ key, from, to }) => (to > from ? key : []));

/** ` (its limit is 8 now, was 5)`; empty where the limit decided nothing. */
export function newMax({ maxChanged }: Changes, key: string): string {
  const change = maxChanged.find((one) => one.key === key);
  return change === undefined ? '' : ` (its limit is ${change.to} now, was ${change.from})`;
}

/** Teams, and everyone together, that have kept within a limit for days: good news, the longest first. */
export function streakClauses(view: VerdictView): string[] {
  const byKey = new Map(view.verdict.limits.map((limit) => [limit.key, limit]));
  return (view.verdict.changes?.streaks ?? [])
    .filter(({ status, days }) => status === 'within' && days >= LEAST_STREAK)
    .flatMap(({ key, days }) => {
      const limit = byKey.get(key);
      return limit === undefined || limit.count === 0 || isTolerated(limit) ? [] : [{ limit, days }];
    })
    .sort((a, b) => b.days - a.days)
    .slice(0, MOST_STREAKS)
    .map(({ limit, days }) => `${limitName(limit, '')}: within the limit for ${days} days in a row`);
}

/** How long a limit has been over: `third day over`; empty on the first day, and without a history. */
export function streakOver({ key }: Pick<VerdictLimit, 'key'>, { verdict }: VerdictView): string {
  const streak = verdict.changes?.streaks.find((one) => one.key === key && one.status === 'over');
  return streak === undefined || streak.days < 2 ? '' : dayOver(streak.days);
}

const ORDINALS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `third day over`; from the eleventh on in digits. */
const dayOver = (days: number): string =>
  days - 2 < ORDINALS.length ? `${ORDINALS[days - 2]} day over` : `over for ${days} days in a row`;

const clause = (word: string, names: readonly string[]): string | null =>
  names.length === 0 ? null : `${word}: ${listShort(names, MOST_NAMES)}`;

type Named = Pick<VerdictLimit, 'per' | 'subject' | 'stages' | 'people'>;

function limitName(limit: Named | undefined, key: string): string {
  if (limit === undefined) return key;
  if (limit.people !== null) return limit.per === 'reviewer' ? 'limits of reviewers' : 'limits of people';
  const subject = limit.per === 'everyone' ? 'everyone together' : subjectName(limit);
  return limit.stages.length === 0 ? subject : `${subject} in ${listOr(limit.stages)}`;
}
