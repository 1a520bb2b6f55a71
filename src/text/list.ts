// Made when they are needed: the data of a language takes a tenth of a start to load.
const formats = new Map<'conjunction' | 'disjunction', Intl.ListFormat>();
function format(type: 'conjunction' | 'disjunction', names: readonly string[]): string {
  const known = formats.get(type) ?? new Intl.ListFormat('en-GB', { type });
  formats.set(type, known);
  return known.format(names);
}

/** Names as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function listAnd(names: readonly string[]): string {
  return format('conjunction', names);
}

/** Names as a sentence has them: `a`, `a or b`, `a, b or c`. */
export function listOr(names: readonly string[]): string {
  return format('disjunction', names);
}

/** The first `shown` names and how many more there are: `Ada, Grace +2`. */
export function listShort(names: readonly string[], shown: number, separator = ', '): string {
  const rest = names.length - shown;
  return rest <= 0 ? names.join(separator) : `${names.slice(0, shown).join(separator)} +${rest}`;
}
