import * as z from 'zod';

/** Value types that several parts of the config share. Texts of `regex` complete the sentence `"x" …`. */

export const text = z.string().min(1);
export const name = z.string().trim().min(1);
export const texts = z.array(text);
export const oneOrMore = z.union([text, z.array(text).min(1)]);
export const day = z.iso.date();
export const level = z.enum(['error', 'warn']);
export const ownerName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'is not a GitHub owner such as acme');
export const repositoryName = z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'is not a repository such as acme/api');
export const teamSlug = z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'is not a GitHub team such as acme/payments');
export const teamKey = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'is not a Linear team key such as PAY');
