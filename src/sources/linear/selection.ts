import type { Knows, OptionalField } from './optional-fields.ts';

/**
 * A part of a GraphQL document. Text and price come from the same tree, so that what is predicted is what is asked.
 */
export interface Selection {
  /** The field with its alias and arguments, such as `labels(first: 5)`. */
  text: string;
  /** What is asked of an object; a scalar has none. */
  fields?: readonly Selection[];
  /** How many entries a page may hold; 1 for what is no page. */
  page?: number;
  /** A fragment: its fields belong to the object around it. */
  spread?: true;
  /** Left out where this Linear does not know the field. */
  optional?: OptionalField;
}

/** @param names separated by spaces */
export const scalars = (names: string): Selection[] => names.split(' ').map((text) => ({ text }));

export const object = (text: string, fields: readonly Selection[]): Selection => ({ text, fields });

/** A field that a deployment of Linear may lack: its own name by default, or something larger. */
export const optional = (field: OptionalField, selection?: Selection): Selection => ({
  ...(selection ?? { text: field.slice(field.indexOf('.') + 1) }),
  optional: field,
});

/**
 * A page of a list, with where it goes on.
 * @param name with its alias, such as `some: issues`
 * @param rest further arguments, such as `after: $after`
 */
export const page = (
  name: string,
  first: number,
  fields: readonly Selection[],
  rest: readonly string[] = [],
): Selection => ({
  text: `${name}(${[`first: ${first}`, ...rest].join(', ')})`,
  page: first,
  fields: [object('nodes', fields), object('pageInfo', scalars('hasNextPage endCursor'))],
});

const SCALAR = 0.1;
const OBJECT = 1;

const sumOf = (selections: readonly Selection[], knows: Knows) =>
  selections.reduce((sum, selection) => sum + pointsOf(selection, knows), 0);

/**
 * What Linear charges, in points: a tenth for a scalar, one for an object, and all that is inside a list times its
 * page. Source: linear.app/developers/rate-limiting, read strictly: `pageInfo` is multiplied too.
 */
export function pointsOf({ fields, page = 1, spread, optional }: Selection, knows: Knows): number {
  if (optional && !knows(optional)) return 0;
  if (!fields) return SCALAR;
  const inside = sumOf(fields, knows);
  return spread ? inside : OBJECT + page * inside;
}

/** The selections as GraphQL, without what this Linear does not know. */
export function textOf(selections: readonly Selection[], knows: Knows): string {
  return selections
    .filter(({ optional }) => !optional || knows(optional))
    .map(({ text, fields }) => (fields ? `${text} { ${textOf(fields, knows)} }` : text))
    .join(' ');
}
