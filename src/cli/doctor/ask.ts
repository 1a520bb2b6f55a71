import * as z from 'zod';
import type { SourceName } from '../../model/snapshot.ts';
import { createFetch } from '../../sources/http/create-fetch.ts';
import { SourceError } from '../../sources/http/source-error.ts';
import { VENDORS } from '../../sources/http/vendor.ts';
import { sanitiseJson, sanitiseLine } from '../../text/sanitise.ts';
import type { Credentials } from '../access.ts';
import type { Environment } from '../environment.ts';

/** A vendor that can be asked. */
export interface Vendor {
  source: SourceName;
  credentials: Credentials;
}

export interface Answer {
  /** What the reply's `data` holds, every string cleaned. */
  data: Record<string, unknown>;
  errors: GraphqlError[];
  headers: Headers;
  /** By how much the vendor's clock is ahead of ours, in milliseconds; null without a Date header. */
  clockAheadMs: number | null;
}

/** @throws SourceError where no data came */
export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;

const QUOTED_CHARACTERS = 200;

const graphqlError = z
  .object({
    message: z.string().catch(''),
    type: z.string().nullish().catch(null),
    path: z
      .array(z.union([z.string(), z.number()]))
      .nullish()
      .catch(null),
    extensions: z
      .object({ code: z.string().nullish().catch(null) })
      .nullish()
      .catch(null),
  })
  .catch({ message: '' });
type GraphqlError = z.output<typeof graphqlError>;

const replySchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(graphqlError).nullish(),
});

interface AskOptions {
  env: Environment;
  signal: AbortSignal;
  /** Epoch milliseconds. */
  deadlineAt: number;
  /** Tries of one question. */
  mostTries: 1 | 2;
  now(): number;
  debug(line: string): void;
}

/** Small questions to a vendor besides the reading, over the same fetch: deadline, retries and proxy are its business. */
export function askVendor({ source, credentials }: Vendor, options: AskOptions): Ask {
  const { url, authorization } = credentials;
  const { now, debug, env, signal, deadlineAt, mostTries } = options;
  const { fetch } = createFetch({
    source,
    signal,
    deadlineAt,
    proxyEnv: env,
    mostTries,
    now,
    progress: () => {},
    debug: (line) => debug(`doctor: ${line}`),
  });
  return async (query, variables = {}) => {
    const sentAt = now();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: authorization ?? '',
        'content-type': 'application/json',
        'user-agent': 'wiplimit',
      },
      body: JSON.stringify({ query, variables }),
    });
    const { headers, status } = response;
    const clockAheadMs = clockAhead(headers, sentAt, now());
    const reply = replySchema.safeParse(sanitiseJson(await response.json()));
    const errors = reply.data?.errors ?? [];
    const data = reply.data?.data ?? null;
    if (data === null) throw refusal(source, errors, status);
    return { data, errors, headers, clockAheadMs };
  };
}

/** A Date header tells the second in which the reply was made: somewhere between question and answer. */
function clockAhead(headers: Headers, sentAt: number, receivedAt: number): number | null {
  const told = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(told) ? null : told - Math.round((sentAt + receivedAt) / 2);
}

function refusal(source: SourceName, errors: readonly GraphqlError[], status: number): SourceError {
  const { title, credentialsRemedy, addressRemedy } = VENDORS[source];
  const said = sanitiseLine(errors[0]?.message ?? 'neither data nor an error').slice(0, QUOTED_CHARACTERS);
  const isRefused = errors.some(({ extensions }) => extensions?.code === 'AUTHENTICATION_ERROR');
  return isRefused
    ? new SourceError('credentials', `${title} refused the credentials: ${said}. ${credentialsRemedy}`, {
        status,
      })
    : new SourceError('bad-reply', `${title} did not tell whose token it is: ${said}. ${addressRemedy}`, {
        status,
      });
}
