import { chunksOf } from '../../text/chunks.ts';
import { plural } from '../../text/plural.ts';
import { utcSecond } from '../http/judge-reply.ts';
import type { LinearConnection } from './client.ts';
import { ISSUE_ID, wholeIssue } from './fields.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import { planRest, type RestPlan } from './plan-rest.ts';
import type { Allowance, QuotaKind } from './quota.ts';
import type { Question, Reader } from './reader.ts';
import type { ReadingLog } from './reading-log.ts';
import type { LinearIssue } from './response.ts';

type Filter = Record<string, unknown>;

export interface RestOptions {
  linear: LinearConnection;
  reader: Reader;
  log: ReadingLog;
  thrifty: boolean;
  /** Linear's IssueFilter for what is in flight. */
  inFlight: Filter;
  debug(line: string): void;
}

/**
 * The issues in flight that are known by id alone, and how to get them whole: asked for in documents of equal size,
 * those that do not come once more, with a look whether they are in flight still.
 */
export class RestOfFlight {
  readonly #options: RestOptions;
  /** How often each was asked for. */
  readonly #tries = new Map<string, number>();
  readonly #stillThere = new Set<string>();
  #gaveUp = false;

  constructor(options: RestOptions) {
    this.#options = options;
  }

  /** An issue that is in flight; it is asked for, unless it was found. */
  add(id: string): void {
    if (!this.#tries.has(id)) this.#tries.set(id, 0);
  }

  /** It need not be asked for any more. */
  found(id: string): void {
    this.#tries.set(id, Number.POSITIVE_INFINITY);
  }

  /** A list of bare ids, each of which is added. */
  list(what: string, filter: Filter, first: number): AnyList {
    return idList(what, filter, first, (id) => this.add(id));
  }

  /** What to ask next. @param receive takes what comes */
  questions(receive: (found: LinearIssue[]) => void): Question[] {
    if (this.#gaveUp) return [];
    const anew = this.#triedTimes(0);
    const again = this.#triedTimes(1);
    if (anew.length + again.length === 0) return [];
    const plan = this.#affordable(anew.length + again.length);
    if (plan === null) return [];
    for (const id of [...anew, ...again]) this.#tries.set(id, (this.#tries.get(id) ?? 0) + 1);
    const questionsFor = (ids: readonly string[], withLook: boolean) =>
      chunksOf(ids, plan.size).map((chunk) => this.#question(chunk, plan.scale, withLook, receive));
    return [...questionsFor(anew, false), ...questionsFor(again, true)];
  }

  /** Says what never came although Linear still lists it. */
  report(): void {
    const missing = [...this.#stillThere].filter((id) => this.#tries.get(id) !== Number.POSITIVE_INFINITY);
    if (missing.length === 0) return;
    this.#options.log.problem(
      `Linear lists ${plural(missing.length, 'issue')} as in flight, yet does not give ${missing.length === 1 ? 'it' : 'them'} when asked, so what they would count for is missing. Try again in a moment; if it stays, check what the key may see.`,
    );
  }

  #triedTimes(times: number): string[] {
    return [...this.#tries].filter(([, tries]) => tries === times).map(([id]) => id);
  }

  #question(
    ids: string[],
    scale: number,
    withLook: boolean,
    receive: (found: LinearIssue[]) => void,
  ): Question {
    const filter = { ...this.#options.inFlight, id: { in: ids } };
    const whole = new PagedList<LinearIssue>({
      what: 'issues',
      root: 'issues',
      filter,
      fields: wholeIssue(scale),
      first: ids.length,
      schema: ({ issue }) => issue,
      receive,
      refuse: (id) => this.found(id),
    });
    const look = idList('ids of issues', filter, ids.length, (id) => this.#stillThere.add(id));
    return { name: 'WiplimitIssues', lists: withLook ? [whole, look] : [whole] };
  }

  /** Plans within what is left of Linear's quotas; without a plan that fits, says so and gives up. */
  #affordable(count: number): RestPlan | null {
    const { linear, reader, thrifty, debug } = this.#options;
    const planned = (isThrifty: boolean) => planRest(count, reader.mostPoints(), isThrifty, linear.knows);
    const shortOf = ({ requests, points }: RestPlan) =>
      linear.quota.shortFor({ requests, complexity: points });
    const fast = planned(thrifty);
    const plan = shortOf(fast) ? planned(true) : fast;
    const short = shortOf(plan);
    if (short) {
      this.#gaveUp = true;
      this.#options.log.problem(tooLittleLeft(count, plan, short.kind, short.left));
      return null;
    }
    if (plan !== fast) debug('linear: little is left of the quota, so the rest is asked for thriftily');
    debug(
      `linear: plan for the rest: ${plural(count, 'issue')} in ${plural(plan.requests, 'document')}, ${plan.points} points predicted`,
    );
    return plan;
  }
}

const idList = (what: string, filter: Filter, first: number, receive: (id: string) => void): AnyList =>
  new PagedList<{ id: string }>({
    what,
    root: 'issues',
    filter,
    fields: ISSUE_ID,
    first,
    schema: ({ issueId }) => issueId,
    receive: (found) => {
      for (const { id } of found) receive(id);
    },
  });

function tooLittleLeft(
  count: number,
  { requests, points }: RestPlan,
  kind: QuotaKind,
  left: Allowance,
): string {
  const number = new Intl.NumberFormat('en-GB').format;
  const isRequests = kind === 'requests';
  const need = isRequests ? plural(requests, 'request') : `${number(points)} points`;
  const of = left.limit === null ? '' : ` of ${number(left.limit)}`;
  const until = left.reset === null ? 'in this hour' : `until ${utcSecond(left.reset)}`;
  return `Reading ${plural(count, 'more issue')} from Linear takes ${need}, and only ${number(left.remaining)}${of} are left ${until}, so they were not read. Run again then; fewer runs an hour, or --cache, need less.`;
}
