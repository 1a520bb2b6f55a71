import type * as z from 'zod';
import { nearest } from '../text/nearest.ts';
import type { JsonSchema } from './json-schema.ts';
import { didYouMean, listed, quote } from './problem.ts';

type Words = { message: string; hint: string | null };

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object of keys and values',
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return quote(value);
}

/**
 * What is wrong with one value, and what to do.
 * @param issue zod’s issue, other than unknown keys
 * @param value what stands there; undefined when the key is missing
 * @param about the schema of the place: its description and example explain what is expected
 */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown, about: JsonSchema | undefined): Words {
  if (value === undefined) return { message: 'is missing', hint: explained(about) };
  switch (issue.code) {
    case 'invalid_type':
      // zod says `number` for a whole number of the wrong type.
      return wrongType(about?.type === 'integer' ? 'int' : issue.expected, value);
    case 'invalid_value':
      return wrongChoice(issue.values.map(String), issue.values, value);
    case 'too_small':
    case 'too_big':
      return wrongSize(issue, value);
    case 'invalid_format':
      return wrongFormat(issue, value);
    case 'invalid_union':
      return { message: `has the wrong shape: ${shown(value)}`, hint: explained(about) };
    default:
      return { message: `${shown(value)} ${issue.message}`, hint: null };
  }
}

function explained(about: JsonSchema | undefined): string | null {
  if (about?.description === undefined) return null;
  const example = about.examples?.[0];
  return `${about.description}${example === undefined ? '' : `; for example ${JSON.stringify(example)}`}.`;
}

function wrongType(expected: string, value: unknown): Words {
  const message = `must be ${KINDS[expected] ?? expected}, not ${shown(value)}`;
  if (expected === 'array' && typeof value === 'string') return { message, hint: `Write [${quote(value)}].` };
  const isNumber =
    ['number', 'int'].includes(expected) && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value);
  if (isNumber) return { message, hint: `Write ${value} without quotes.` };
  if (expected === 'string' && typeof value === 'number')
    return { message, hint: `Write "${value}" in quotes.` };
  return { message, hint: null };
}

function wrongChoice(allowed: readonly string[], values: readonly unknown[], value: unknown): Words {
  if (values.length === 1) return { message: `must be ${quote(values[0])}, not ${shown(value)}`, hint: null };
  return {
    message: `${shown(value)} is not one of ${listed(allowed)}`,
    hint: typeof value === 'string' ? didYouMean(nearest(value, allowed)) : null,
  };
}

function wrongSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, value: unknown): Words {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const side = issue.code === 'too_small' ? ['least', 'more'] : ['most', 'less'];
  if (issue.origin === 'string') return { message: 'must not be empty', hint: null };
  if (issue.origin === 'array') {
    return { message: `must have at ${side[0]} ${bound} ${bound === 1 ? 'entry' : 'entries'}`, hint: null };
  }
  const limit = issue.inclusive === false ? `${side[1]} than ${bound}` : `at ${side[0]} ${bound}`;
  return { message: `must be ${limit}, not ${shown(value)}`, hint: null };
}

function wrongFormat(issue: z.core.$ZodIssueInvalidStringFormat, value: unknown): Words {
  if (issue.format === 'date') {
    return {
      message: `${shown(value)} is not a calendar day`,
      hint: 'Write it as YYYY-MM-DD, such as 2026-11-23.',
    };
  }
  // An address of a database may hold a password.
  const what = typeof value === 'string' && /:\/\/|@/.test(value) ? 'this' : shown(value);
  return { message: `${what} ${issue.message}`, hint: null };
}
