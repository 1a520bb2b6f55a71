const DAY = 86_400_000;

/** The span of time that `2026-11-02` (a day), or a timestamp (an instant, to the second) stands for. */
function span(text: string): { from: number; to: number } {
  const from = Date.parse(text);
  return { from, to: from + (/^\d{4}-\d{2}-\d{2}$/.test(text) ? DAY : 1000) };
}

/**
 * The meaning of a date qualifier's value: `>=`, `>`, `<=`, `<`, `a..b` (either end may be `*`, both included) or a
 * plain date. Days are UTC days, and `>2026-11-02` means after that day. Nothing matches a date that cannot be read.
 */
export function dateMatcher(value: string): (time: string | null) => boolean {
  const comparison = /^([<>]=?)(.+)$/.exec(value);
  const ends = value.split('..');
  let from = Number.NEGATIVE_INFINITY;
  let to = Number.POSITIVE_INFINITY;
  if (comparison) {
    const { from: start, to: end } = span(comparison[2] ?? '');
    if (comparison[1] === '>=') from = start;
    if (comparison[1] === '>') from = end;
    if (comparison[1] === '<') to = start;
    if (comparison[1] === '<=') to = end;
  } else {
    const [first = '', last = first] = ends;
    if (first !== '*') from = span(first).from;
    if (last !== '*') to = span(last).to;
  }
  return (time) => {
    const instant = time === null ? Number.NaN : Date.parse(time);
    return instant >= from && instant < to;
  };
}
