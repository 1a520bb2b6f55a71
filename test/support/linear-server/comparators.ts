import { Temporal } from 'temporal-polyfill';
import { invalidInput } from './errors.ts';

type Scalar = string | number | boolean;

/** The instants of a world are compared again and again; reading one costs more than comparing it. */
const MOMENTS = new Map<string, number>();
const MOST_MOMENTS = 100_000;

/** Epoch milliseconds of an instant, a date, a year, or a duration such as `-P30D` counted from now. */
export function momentOf(text: string, now: number): number {
  if (/^[+-]?P/i.test(text)) {
    const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC');
    return start.add(Temporal.Duration.from(text)).epochMilliseconds;
  }
  const known = MOMENTS.get(text);
  if (known !== undefined) return known;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw invalidInput(`"${text}" is neither a date nor a duration`);
  if (MOMENTS.size >= MOST_MOMENTS) MOMENTS.clear();
  MOMENTS.set(text, moment);
  return moment;
}

const textOf = (value: unknown) => String(value);
const lower = (value: unknown) => textOf(value).toLowerCase();

const OPERATORS: Record<string, (value: Scalar, wanted: Scalar) => boolean> = {
  eq: (value, wanted) => value === wanted,
  neq: (value, wanted) => value !== wanted,
  lt: (value, wanted) => value < wanted,
  lte: (value, wanted) => value <= wanted,
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  eqIgnoreCase: (value, wanted) => lower(value) === lower(wanted),
  neqIgnoreCase: (value, wanted) => lower(value) !== lower(wanted),
  contains: (value, wanted) => textOf(value).includes(textOf(wanted)),
  notContains: (value, wanted) => !textOf(value).includes(textOf(wanted)),
  containsIgnoreCase: (value, wanted) => lower(value).includes(lower(wanted)),
  notContainsIgnoreCase: (value, wanted) => !lower(value).includes(lower(wanted)),
  startsWith: (value, wanted) => textOf(value).startsWith(textOf(wanted)),
  startsWithIgnoreCase: (value, wanted) => lower(value).startsWith(lower(wanted)),
  notStartsWith: (value, wanted) => !textOf(value).startsWith(textOf(wanted)),
  endsWith: (value, wanted) => textOf(value).endsWith(textOf(wanted)),
  notEndsWith: (value, wanted) => !textOf(value).endsWith(textOf(wanted)),
};

/**
 * A test for one operator of a comparator, made once for many values. Nothing but `null` is true of a missing value,
 * as in SQL. With `now` both sides are moments in time; without it they are compared as they are.
 */
export function comparator(operator: string, wanted: unknown, now?: number): (value: unknown) => boolean {
  if (operator === 'null') return (value) => (value === null) === wanted;
  const scalar = (each: unknown): Scalar =>
    now === undefined ? (each as Scalar) : momentOf(textOf(each), now);
  if (operator === 'in' || operator === 'nin') {
    const all = new Set((wanted as unknown[]).map(scalar));
    return (value) => value !== null && all.has(scalar(value)) === (operator === 'in');
  }
  const holds = OPERATORS[operator];
  if (!holds) throw new Error(`The test server has no comparator "${operator}".`);
  const operand = scalar(wanted);
  return (value) => value !== null && holds(scalar(value), operand);
}
