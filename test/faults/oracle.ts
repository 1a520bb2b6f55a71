import { exitCodeOf } from '../../src/cli/exit-code.ts';
import type { Plan } from '../../src/config/plan.ts';
import type { Snapshot, SourceName } from '../../src/model/snapshot.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { reporters } from '../../src/reporters/index.ts';
import { judge } from '../../src/verdict/judge.ts';
import { DEADLINE_AT, type Outcome } from './run.ts';
import { AUTHORIZATION, NOW } from './scene.ts';

export const SOURCES: SourceName[] = ['github', 'linear'];

/** What is so when nothing goes wrong. */
export interface Truth {
  plans: Record<string, Plan>;
  snapshot: Snapshot;
  /** The snapshot as one text. */
  reading: string;
  verdicts: Record<string, Verdict>;
  /** How many requests there are, at each source. */
  positions: Record<SourceName, number>;
}

export const verdictsOf = (plans: Record<string, Plan>, snapshot: Snapshot) =>
  Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [name, judge(plan, snapshot, { now: NOW, version: '0' })]),
  );

/** @throws Error where even a run without faults is not whole, for then nothing can be compared with it */
export function truthOf(plans: Record<string, Plan>, { snapshot, requests }: Outcome): Truth {
  const unread = snapshot.sources.flatMap(({ status, problems }) => (status === 'complete' ? [] : problems));
  if (unread.length > 0) throw new Error(`Without any fault the reading is not whole: ${unread.join(' ')}`);
  const positions = { github: requests.github.length, linear: requests.linear.length };
  return { plans, snapshot, reading: readingOf(snapshot), verdicts: verdictsOf(plans, snapshot), positions };
}

/** What in a run's outcome a user must never meet, whatever went wrong; empty where all is well. */
export function breachesOf(truth: Truth, outcome: Outcome): string[] {
  const { snapshot, lines, endedAt } = outcome;
  const leaks = leaksIn([...lines, JSON.stringify(snapshot)]);
  const late = endedAt > DEADLINE_AT ? ['it ends after the deadline'] : [];
  if (readingOf(snapshot) === truth.reading) return [...leaks, ...late];
  const breaches = Object.entries(verdictsOf(truth.plans, snapshot)).flatMap(([name, verdict]) => {
    const told = truth.verdicts[name];
    const said = JSON.stringify(verdict) + reporters.terminal(verdict, PLAIN);
    return told === undefined
      ? []
      : [...verdictBreaches(told, verdict), ...leaksIn([said])].map((what) => `${name}: ${what}`);
  });
  return [...leaks, ...late, ...sourceBreaches(truth, outcome), ...breaches];
}

const PLAIN = { width: 100, color: 0, hyperlinks: false, tty: false, quiet: false } as const;

/** What a reading tells, as one text, however many requests it took. */
function readingOf({ sources, ...rest }: Snapshot): string {
  return JSON.stringify([rest, sources.map((source) => ({ ...source, requests: 0 }))]);
}

/** Part of a secret is a secret, too: any twenty characters of one hold one of these whole. */
const TELLING = Object.values(AUTHORIZATION).flatMap(
  (value) => value.replace(/^.*_/, '').match(/.{10}/g) ?? [],
);

export function leaksIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const at = TELLING.map((part) => text.indexOf(part)).find((found) => found >= 0);
    return at === undefined ? [] : [`a credential is shown: …${text.slice(Math.max(0, at - 60), at + 20)}…`];
  });
}

const REMEDY =
  /\b(Try|Run|Check|Set|Give|Allow|Authorise|Add|Make|List|Wait|Log|Look|See|Ask|Report|Raise)\b/i;

function sourceBreaches({ snapshot: told }: Truth, { snapshot, spoiled, endedAt }: Outcome): string[] {
  const known = new Set(told.records.map(({ id }) => id));
  const madeUp = snapshot.records.filter(({ id }) => !known.has(id)).map(({ id }) => `${id} does not exist`);
  return [
    ...madeUp,
    ...snapshot.sources.flatMap(({ name, status, problems }) => {
      if (status === 'complete') return problems.length > 0 ? [`${name} is complete, yet has problems`] : [];
      if (spoiled[name] === 0 && endedAt < DEADLINE_AT)
        return [`${name} is ${status}, though all its replies were whole: ${problems}`];
      if (problems.length === 0) return [`${name} is ${status} without a word`];
      return problems.filter((text) => !REMEDY.test(text)).map((text) => `no word on what to do: ${text}`);
    }),
  ];
}

/** What one verdict may not say, given what is so. */
export function verdictBreaches(told: Verdict, found: Verdict): string[] {
  const exit = exitCodeOf(found, 'error', false);
  if (found.sources.every(({ status }) => status === 'complete')) {
    const place = difference(comparable(told), comparable(found));
    return place === null ? [] : [`complete, yet ${place}`];
  }
  const credentials = found.sources.some(({ cause }) => cause === 'credentials');
  const breaches = found.outcome === 'within' ? ['a clean bill of a reading that is not whole'] : [];
  if (found.outcome === 'over' && told.outcome !== 'over') breaches.push('over, though nothing is');
  const expected = found.outcome === 'over' ? 1 : credentials ? 4 : 3;
  if (exit !== expected) breaches.push(`exit ${exit} instead of ${expected}`);
  const statuses = new Map(told.limits.map(({ key, status }) => [key, status]));
  for (const { key, status } of found.limits)
    if (status === 'over' ? statuses.get(key) !== 'over' : status !== 'unknown')
      breaches.push(`${key} is ${status}; in truth ${statuses.get(key)}`);
  return breaches;
}

/** Of the notes the order may differ: it follows that of the replies. */
const comparable = ({ sources, notes, ...rest }: Verdict) => ({
  ...rest,
  notes: notes.map((note) => JSON.stringify(note)).sort(),
  sources: sources.map((source) => ({ ...source, requests: 0 })),
});

/** Where two values differ first, in words; null where they are equal. */
export function difference(told: unknown, found: unknown, place = ''): string | null {
  if (Object.is(told, found)) return null;
  const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;
  if (isBranch(told) && isBranch(found) && Array.isArray(told) === Array.isArray(found)) {
    for (const name of new Set([...Object.keys(told), ...Object.keys(found)])) {
      const inner = difference(Reflect.get(told, name), Reflect.get(found, name), `${place}.${name}`);
      if (inner !== null) return inner;
    }
    return null;
  }
  return `${place} is ${JSON.stringify(found)?.slice(0, 160)} instead of ${JSON.stringify(told)?.slice(0, 160)}`;
}
