import * as z from 'zod';

/** What `wiplimit doctor --format json` prints, and what its words are made from. Keys and values are only added. */

const findingSchema = z.object({
  check: z.string().describe('What was looked at, such as unknown-label; stable from version to version'),
  level: z
    .enum(['well', 'hint', 'problem'])
    .describe(
      'problem: a number is wrong or not whole, or something that the config asks for does not work; hint: worth a look',
    ),
  message: z.string().describe('What was found'),
  why: z.string().nullable().describe('What it does to the numbers; null where the message says it'),
  remedy: z.string().nullable().describe('What to do next; null where the message says it'),
  path: z.string().nullable().describe('Where in the config it stands, such as limits[3].label'),
  entries: z.array(z.string()).describe('Each of the things that the message counts'),
  cause: z.enum(['credentials']).nullable().describe('Set where the exit code is 4'),
});
export type Finding = z.output<typeof findingSchema>;

export const doctorSchema = z.object({
  asOf: z.string(),
  timezone: z.string(),
  outcome: z.enum(['well', 'hints', 'problems']).describe('The worst level that was found'),
  live: z.boolean().describe('False with --snapshot: neither tokens nor network were looked at'),
  /** Sources that were not read whole, so that some checks had to be left out. */
  incomplete: z.array(z.string()),
  /** Problems first, then hints, then what is well. */
  findings: z.array(findingSchema),
});
export type DoctorAnswer = z.output<typeof doctorSchema>;
