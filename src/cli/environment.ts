import * as z from 'zod';
import { historyUrl } from '../config/schema/memory.ts';
import { InputError } from '../model/input-error.ts';
import { instant } from '../model/snapshot.ts';
import { isLoopback } from '../sources/http/loopback.ts';

/** An address to send to; `http:` on this machine only. Undefined where it is empty. */
export const webAddress = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()))
  .refine((text) => text === undefined || isSafeUrl(text), {
    error: 'must be an https: address (http: only on this machine, such as http://127.0.0.1:8080)',
  });

const secret = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

const environmentSchema = z.object({
  GH_TOKEN: secret,
  GITHUB_TOKEN: secret,
  GH_ENTERPRISE_TOKEN: secret,
  GITHUB_ENTERPRISE_TOKEN: secret,
  GITHUB_API_URL: webAddress,
  GITHUB_GRAPHQL_URL: webAddress,
  LINEAR_API_KEY: secret,
  LINEAR_ACCESS_TOKEN: secret,
  LINEAR_API_URL: webAddress,
  HTTPS_PROXY: z.string().optional(),
  HTTP_PROXY: z.string().optional(),
  NO_PROXY: z.string().optional(),
  GITHUB_EVENT_PATH: z
    .string()
    .optional()
    .transform((text) => text?.trim() || undefined),
  WIPLIMIT_HISTORY: z
    .string()
    .optional()
    .transform((text) => text?.trim() || undefined)
    .pipe(historyUrl.optional()),
  WIPLIMIT_NOW: z
    .string()
    .optional()
    .transform((text) => text?.trim() || undefined)
    .pipe(instant.optional()),
});

/** The variables that the program honours (contract §5), validated. */
export type Environment = z.output<typeof environmentSchema>;

/**
 * @throws InputError naming each variable that cannot be used
 */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const result = environmentSchema.safeParse({
    ...env,
    // As curl reads them: lower case first, and an empty one is none.
    HTTPS_PROXY: env.https_proxy?.trim() || env.HTTPS_PROXY?.trim() || undefined,
    HTTP_PROXY: env.http_proxy?.trim() || env.HTTP_PROXY?.trim() || undefined,
    NO_PROXY: env.no_proxy?.trim() || env.NO_PROXY?.trim() || undefined,
  });
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map((issue) => ({
      file: null,
      path: String(issue.path[0] ?? ''),
      message: issue.message,
      hint: null,
    })),
  );
}

function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
