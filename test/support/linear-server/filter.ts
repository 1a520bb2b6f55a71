import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { compare } from './comparators.ts';

type Filter = Record<string, unknown>;

function inputOf(type: GraphQLInputObjectType, key: string): GraphQLInputObjectType {
  const input = getNamedType(type.getFields()[key]?.type);
  if (!isInputObjectType(input)) throw new Error(`${type.name}.${key} is no filter.`);
  return input;
}

/**
 * Whether a record satisfies a filter, with the schema's input type telling comparators from filters on
 * related records. `null` stands for a relation that is not there; a list is a relation to many, of which
 * one must satisfy the plain keys. `now` (epoch milliseconds) is what durations count from.
 * Throws on a key that the records do not have: a filter that is ignored would hide a wrong query.
 */
export function matches(type: GraphQLInputObjectType, filter: Filter, record: unknown, now: number): boolean {
  if (Array.isArray(record)) return matchesMany(type, filter, record, now);
  return Object.entries(filter).every(([key, wanted]) => {
    if (wanted === null || wanted === undefined) return true;
    if (key === 'and') return (wanted as Filter[]).every((part) => matches(type, part, record, now));
    if (key === 'or') return (wanted as Filter[]).some((part) => matches(type, part, record, now));
    if (key === 'null') return (record === null) === wanted;
    if (record === null) return false;
    const value = fieldOf(record as object, key, type);
    const input = inputOf(type, key);
    if (!input.name.endsWith('Comparator')) return matches(input, wanted as Filter, value, now);
    return comparatorHolds(input, wanted as Filter, value, now);
  });
}

function comparatorHolds(
  input: GraphQLInputObjectType,
  wanted: Filter,
  value: unknown,
  now: number,
): boolean {
  const moment = input.name.includes('Date') ? now : undefined;
  return Object.entries(wanted).every(([operator, operand]) => {
    if (operand === null) return true;
    const holds = (part: Filter) => comparatorHolds(input, part, value, now);
    if (operator === 'and') return (operand as Filter[]).every(holds);
    if (operator === 'or') return (operand as Filter[]).some(holds);
    return compare(operator, value, operand, moment);
  });
}

function matchesMany(type: GraphQLInputObjectType, filter: Filter, records: unknown[], now: number): boolean {
  const { and, or, some, every, length, null: isNull, ...plain } = filter;
  const one = (key: string, wanted: unknown) => (record: unknown) =>
    matches(inputOf(type, key), wanted as Filter, record, now);
  return (
    ((and ?? []) as Filter[]).every((part) => matchesMany(type, part, records, now)) &&
    (!or || (or as Filter[]).some((part) => matchesMany(type, part, records, now))) &&
    (!some || records.some(one('some', some))) &&
    (!every || records.every(one('every', every))) &&
    (!length || comparatorHolds(inputOf(type, 'length'), length as Filter, records.length, now)) &&
    (typeof isNull !== 'boolean' || (records.length === 0) === isNull) &&
    (Object.keys(plain).length === 0 || records.some((record) => matches(type, plain, record, now)))
  );
}

function fieldOf(record: object, key: string, type: GraphQLInputObjectType): unknown {
  if (!(key in record)) throw new Error(`The test server cannot filter by ${type.name}.${key}.`);
  return (record as Record<string, unknown>)[key];
}
