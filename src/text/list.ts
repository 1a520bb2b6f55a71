const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Names as a sentence has them: `a`, `a and b`, `a, b and c`. */
export function listAnd(names: readonly string[]): string {
  return AND.format(names);
}

/** Names as a sentence has them: `a`, `a or b`, `a, b or c`. */
export function listOr(names: readonly string[]): string {
  return OR.format(names);
}

/** The first `shown` names and how many more there are: `Ada, Grace +2`. */
export function listShort(names: readonly string[], shown: number, separator = ', '): string {
  const rest = names.length - shown;
  return rest <= 0 ? names.join(separator) : `${names.slice(0, shown).join(separator)} +${rest}`;
}
