import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { comparator } from './comparators.ts';

type Filter = Record<string, unknown>;
type Test = (record: unknown) => boolean;

function inputOf(type: GraphQLInputObjectType, key: string): GraphQLInputObjectType {
  const input = getNamedType(type.getFields()[key]?.type);
  if (!isInputObjectType(input)) throw new Error(`${type.name}.${key} is no filter.`);
  return input;
}

/**
 * Whether a record satisfies a filter; see `matcher`, which is made once for many records.
 * @param now epoch milliseconds
 */
export const matches = (
  type: GraphQLInputObjectType,
  filter: Filter,
  record: unknown,
  now: number,
): boolean => matcher(type, filter, now)(record);

/**
 * A test for a filter, with the schema's input type telling comparators from filters on related records. `null`
 * stands for a relation that is not there; a list is a relation to many, of which one must satisfy the plain keys.
 * `now` (epoch milliseconds) is what durations count from. What was found of a related record is remembered, for
 * thousands of issues share a team; so the test is good for one moment of the world.
 * The test throws on a key that the records do not have: a filter that is ignored would hide a wrong query.
 */
export function matcher(type: GraphQLInputObjectType, filter: Filter, now: number): Test {
  const parts = Object.entries(filter).flatMap(([key, wanted]) => {
    if (wanted === null || wanted === undefined) return [];
    return [partOf(type, key, wanted, now)];
  });
  let many: ((records: unknown[]) => boolean) | undefined;
  return (record) => {
    if (!Array.isArray(record)) return parts.every((part) => part(record));
    many ??= manyMatcher(type, filter, now);
    return many(record);
  };
}

function partOf(type: GraphQLInputObjectType, key: string, wanted: unknown, now: number): Test {
  if (key === 'null') return (record) => (record === null) === wanted;
  if (key === 'and' || key === 'or') {
    const tests = (wanted as Filter[]).map((part) => matcher(type, part, now));
    return (record) =>
      key === 'and' ? tests.every((test) => test(record)) : tests.some((test) => test(record));
  }
  // Whether there is such a filter is asked of a list by `manyMatcher`, which has other keys.
  let test: Test | undefined;
  return (record) => {
    if (record === null) return false;
    const value = fieldOf(record as object, key, type);
    test ??= testOf(inputOf(type, key), wanted as Filter, now);
    return test(value);
  };
}

function testOf(input: GraphQLInputObjectType, wanted: Filter, now: number): Test {
  if (input.name.endsWith('Comparator')) return comparatorTest(input, wanted, now);
  const test = matcher(input, wanted, now);
  const found = new Map<unknown, boolean>();
  return (record) => {
    const holds = found.get(record) ?? test(record);
    found.set(record, holds);
    return holds;
  };
}

function comparatorTest(input: GraphQLInputObjectType, wanted: Filter, now: number): Test {
  const moment = input.name.includes('Date') ? now : undefined;
  const tests = Object.entries(wanted).flatMap(([operator, operand]): Test[] => {
    if (operand === null) return [];
    if (operator !== 'and' && operator !== 'or') return [comparator(operator, operand, moment)];
    const inner = (operand as Filter[]).map((part) => comparatorTest(input, part, now));
    return [
      (value) =>
        operator === 'and' ? inner.every((test) => test(value)) : inner.some((test) => test(value)),
    ];
  });
  return (value) => tests.every((test) => test(value));
}

function manyMatcher(
  type: GraphQLInputObjectType,
  filter: Filter,
  now: number,
): (records: unknown[]) => boolean {
  const { and, or, some, every, length, null: isNull, ...plain } = filter;
  const one = (key: string, wanted: unknown) => matcher(inputOf(type, key), wanted as Filter, now);
  const each = (part: Filter) => matcher(type, part, now);
  return (records) =>
    ((and ?? []) as Filter[]).every((part) => each(part)(records)) &&
    (!or || (or as Filter[]).some((part) => each(part)(records))) &&
    (!some || records.some(one('some', some))) &&
    (!every || records.every(one('every', every))) &&
    (!length || comparatorTest(inputOf(type, 'length'), length as Filter, now)(records.length)) &&
    (typeof isNull !== 'boolean' || (records.length === 0) === isNull) &&
    (Object.keys(plain).length === 0 || records.some(matcher(type, plain, now)));
}

function fieldOf(record: object, key: string, type: GraphQLInputObjectType): unknown {
  if (!(key in record)) throw new Error(`The test server cannot filter by ${type.name}.${key}.`);
  return (record as Record<string, unknown>)[key];
}
