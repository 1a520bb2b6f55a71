import { aboveKey, type Baseline, NO_BASELINE } from '../model/baseline.ts';
import type { NoteCode } from '../model/note-codes.ts';
import type { LimitStatus, Verdict, VerdictItem, VerdictLimit } from '../model/verdict.ts';
import { groupBy } from '../text/group-by.ts';
import { warningsOf } from './warnings.ts';

/** Limits of single people: what privacy turns into a count. */
export const isOfPerson = ({ per }: Pick<VerdictLimit, 'per'>): boolean =>
  per === 'person' || per === 'reviewer';

/** Under this name people stand together. */
export const PEOPLE = 'people';
/** Notes that speak of nobody. Others may, and a new one is hidden until it stands here. */
const IMPERSONAL_NOTES: ReadonlySet<string> = new Set<NoteCode>([
  'source',
  'source-not-listed',
  'unknown-state',
  'exception-unused',
  'sle-missing',
  'sle-partial',
  'no-lanes',
  'no-limits',
  'no-baseline',
  'issue-finished',
  'issue-not-read',
  'issue-not-started',
  'no-stage',
  'start-unknown',
  'author-gone',
  'starts-later',
]);

/** Reasons that hold an account or a branch, which may hold a name, in words that do not. */
const NAMING_RULES: Record<string, string> = {
  'excluded-by-author': 'pull requests of its author are left out',
  'excluded-by-head': 'github.exclude.heads leaves out its branch',
  'excluded-by-base': 'github.exclude.bases leaves out where it goes',
};

/**
 * A verdict without any person: each kind of limit for people becomes one row that says how many are over, and nothing
 * else tells who holds, wrote or reviews what. Counts of teams, the outcome and the exit code stay as they were.
 */
export function teamsOnly(verdict: Verdict): Verdict {
  if (verdict.privacy === 'team') return verdict;
  const limits = hidePeople(verdict.limits);
  const notes = verdict.notes.filter(({ code }) => IMPERSONAL_NOTES.has(code));
  const told = new Set(notes.map(({ message }) => message));
  const items = verdict.items.map((item) => withoutPeople(item, told));
  return {
    ...verdict,
    items,
    notCounted: verdict.notCounted.map((one) => ({
      ...one,
      reason: NAMING_RULES[one.rule] ?? one.reason,
    })),
    reviews: verdict.reviews.map((review) => ({ ...review, reviewer: null })),
    limits,
    finishNext: verdict.finishNext
      .filter(({ per }) => per !== 'person')
      .map((entry) => ({
        ...entry,
        items: entry.items.map((item) => ({
          ...item,
          move: item.move === null ? null : withoutWho(item.move),
        })),
      })),
    changes: verdict.changes === null ? null : changesOfTeams(verdict.changes, verdict.limits),
    trend:
      verdict.trend === null
        ? null
        : { ...verdict.trend, series: verdict.trend.series.filter(({ per }) => per !== 'person') },
    privacy: 'team',
    warnings: warningsOf({
      limits,
      aging: verdict.aging,
      items: items.filter(({ exception }) => exception === null),
      exceptions: verdict.exceptions,
    }),
    notes,
  };
}

/**
 * Limits with one row for all people of each kind of limit. It counts those who are over, of whom none is allowed, or
 * as many as the baseline lets pass, as long as they have no more above their limits in all than it holds.
 * @param isWhole whether every source was read whole: only then it is proven how much is above a limit
 */
export function hidePeople(
  limits: readonly VerdictLimit[],
  baseline: Baseline = NO_BASELINE,
  isWhole = true,
): VerdictLimit[] {
  const rows = groupBy(limits.filter(isOwn), kindKey);
  const told = new Set<string>();
  return limits.flatMap((limit) => {
    if (!isOwn(limit)) return [limit];
    const key = kindKey(limit);
    if (told.has(key)) return [];
    told.add(key);
    return [together(key, rows.get(key) ?? [], baseline, isWhole)];
  });
}

/** Of a person, and not yet a row of all people. */
const isOwn = (limit: VerdictLimit): boolean => isOfPerson(limit) && limit.people === null;

/** The key of a person's limit with nobody's name in it. */
function kindKey({ key, per, subject }: Pick<VerdictLimit, 'key' | 'per' | 'subject'>): string {
  return `${per}/${PEOPLE}${key.slice(per.length + 1 + subject.length)}`;
}

function together(
  key: string,
  rows: readonly VerdictLimit[],
  baseline: Baseline,
  isWhole: boolean,
): VerdictLimit {
  const [first] = rows;
  if (first === undefined) throw new Error(`No limit stands under ${key}`);
  const over = rows.filter(({ status }) => status === 'over');
  const tolerated = baseline.get(key) ?? null;
  const above = over.reduce((sum, { count, max }) => sum + count - max, 0);
  const aboveBaseline = baseline.get(aboveKey(key));
  const isMore = aboveBaseline !== undefined && above > aboveBaseline;
  return {
    ...first,
    key,
    // It may name someone, or speak of them.
    name: null,
    subject: PEOPLE,
    count: over.length,
    max: 0,
    warn: null,
    level: over.length === 0 || over.some(({ level }) => level === 'error') ? levelOf(rows) : 'warn',
    status: statusOf(rows, over.length, tolerated ?? 0, isMore, isWhole),
    baseline: tolerated,
    itemIds: [],
    reviewIds: [],
    from: null,
    until: null,
    reason: null,
    steps: null,
    people: {
      total: rows.length,
      max: Math.max(...rows.map(({ max }) => max)),
      above,
      ...(aboveBaseline === undefined ? {} : { aboveBaseline }),
    },
  };
}

const levelOf = (rows: readonly VerdictLimit[]): VerdictLimit['level'] =>
  rows.some(({ level }) => level === 'error') ? 'error' : 'warn';

/** @param isMore whether those who are over have more above their limits than the baseline lets pass */
function statusOf(
  rows: readonly VerdictLimit[],
  over: number,
  tolerated: number,
  isMore: boolean,
  isWhole: boolean,
): LimitStatus {
  if (over > tolerated || (isMore && isWhole)) return 'over';
  if (isMore || rows.some(({ status }) => status === 'unknown')) return 'unknown';
  if (rows.some(({ status }) => status === 'warned')) return 'warned';
  return over === tolerated && over > 0 ? 'at' : 'within';
}

/** Who moves next is said by role alone; teams and issues are no people. */
export const withoutWho = <Move extends { who: string; names: string[] }>(move: Move): Move =>
  move.who === 'team' || move.who === 'blocker' ? move : { ...move, names: [] };

function withoutPeople(item: VerdictItem, told: ReadonlySet<string>): VerdictItem {
  const { length } = item.holders;
  return {
    ...item,
    holders: length === 0 ? [] : [length === 1 ? '1 person' : `${length} people`],
    notes: item.notes.filter((note) => told.has(note)),
    // The evidence may be an account, or a branch with a name in it.
    why: item.why.map((why) => ({ ...why, evidence: '' })),
  };
}

function changesOfTeams(
  changes: NonNullable<Verdict['changes']>,
  limits: readonly VerdictLimit[],
): Verdict['changes'] {
  const personal = new Set([
    ...limits.filter(isOwn).map(({ key }) => key),
    ...changes.gone.filter(isOfPerson).map(({ key }) => key),
  ]);
  const impersonal = (keys: readonly string[]) => keys.filter((key) => !personal.has(key));
  return {
    ...changes,
    newlyOver: impersonal(changes.newlyOver),
    resolved: impersonal(changes.resolved),
    gone: changes.gone.filter(({ key }) => !personal.has(key)),
    maxChanged: changes.maxChanged.filter(({ key }) => !personal.has(key)),
    streaks: changes.streaks.filter(({ key }) => !personal.has(key)),
  };
}
