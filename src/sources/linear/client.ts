import type { LinearClient } from '@linear/sdk';
import * as z from 'zod';
import { sanitiseJson } from '../../text/sanitise.ts';
import { ELAPSED_HEADER } from '../http/reply.ts';
import { SourceError } from '../http/source-error.ts';
import type { ReadContext } from '../source.ts';
import type { Document } from './documents.ts';
import { graphqlErrorSchema, isValidationError, partialProblems, refusalOf } from './graphql-errors.ts';
import { UnknownFields } from './optional-fields.ts';
import type { ReadingLog } from './reading-log.ts';

type Variables = Record<string, unknown>;

export interface LinearConnection {
  /**
   * Sends one document and gives the reply's `data`, sanitised. Errors beside it become problems in the log, a
   * field that this Linear does not know is left out and noted.
   * @throws SourceError or QueryTooComplex where no data came
   */
  ask(document: Document, variables: Variables): Promise<unknown>;
  /** How many requests were sent. */
  requestCount(): number;
}

const noReply = { data: undefined, errors: null };
const replySchema = z
  .object({ data: z.unknown().optional(), errors: z.array(graphqlErrorSchema).nullish().catch(null) })
  .catch(noReply);

/**
 * The way to Linear. The vendor's client is loaded with the first question.
 * @param authorization the value of the Authorization header
 */
export function connect(context: ReadContext, authorization: string, log: ReadingLog): LinearConnection {
  const { access, debug } = context;
  const unknownFields = new UnknownFields();
  let requests = 0;
  const countedFetch: typeof fetch = (...request) => {
    requests++;
    return access.fetch(...request);
  };
  let client: Promise<LinearClient> | undefined;

  const ask = async (document: Document, variables: Variables): Promise<unknown> => {
    client ??= createClient(access.url, authorization, countedFetch);
    const linear = await client;
    const query = document.text(unknownFields.optional);
    const reply = await linear.client.rawRequest<unknown, Variables>(query, variables);
    const { status = 0, headers } = reply;
    const complexity = headers?.get('x-complexity') ?? 'unknown';
    debug(
      `linear: ${document.name} ${summary(variables)} → HTTP ${status}, complexity ${complexity}, ${headers?.get(ELAPSED_HEADER)} ms`,
    );
    const { data, errors } = replySchema.parse(reply);
    const found = errors ?? [];
    if (data !== null && data !== undefined) {
      for (const problem of partialProblems(found, document.name)) log.problem(problem);
      return data;
    }
    const notes = found.every(isValidationError)
      ? unknownFields.learn(found.map((error) => error.message))
      : null;
    // A question asked meanwhile may have learnt the same, so what counts is whether the text has changed.
    const canAskAgain = notes !== null && document.text(unknownFields.optional) !== query;
    if (!canAskAgain) throw refusalOf(found, document.name, status);
    for (const note of notes) log.note(note);
    return ask(document, variables);
  };
  return { ask, requestCount: () => requests };
}

/** The vendor's client, speaking through our fetch. */
async function createClient(url: string, authorization: string, send: typeof fetch): Promise<LinearClient> {
  const { LinearClient } = await import('@linear/sdk');
  const token = /^Bearer\s+(.+)$/i.exec(authorization)?.[1];
  const credentials = token === undefined ? { apiKey: authorization } : { accessToken: token };
  let linear: LinearClient;
  try {
    linear = new LinearClient({ ...credentials, apiUrl: url });
  } catch (cause) {
    const message =
      'Linear was not asked: a key is sent to an https: address only, or to this machine. Check LINEAR_API_URL.';
    throw new SourceError('unreachable', message, { cause });
  }
  // The SDK (98) takes no fetch: its transport calls the global one, without deadline, retry or proxy. So the one
  // method of the transport is replaced; what the SDK made of the key and the address stays.
  const { apiUrl, headers } = linear.options;
  linear.client.rawRequest = async (query, variables) => {
    const response = await send(apiUrl, {
      method: 'POST',
      headers: { ...plain(headers), 'Content-Type': 'application/json', 'User-Agent': 'wiplimit' },
      body: JSON.stringify({ query, variables }),
    });
    const reply = sanitiseJson(await response.json()) as object;
    return { ...reply, status: response.status, headers: response.headers };
  };
  return linear;
}

/** The SDK keeps its headers as a plain object, which its type does not say. */
const plain = (headers: RequestInit['headers']) => headers as Record<string, string> | undefined;

/** The variables in short: filters may name hundreds of issues. */
function summary(variables: Variables): string {
  const text = JSON.stringify(variables);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
}
