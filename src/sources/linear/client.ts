import pLimit from 'p-limit';
import * as z from 'zod';
import { type SourceError, sourceErrorOf } from '../http/source-error.ts';
import type { ReadContext } from '../source.ts';
import type { Document } from './document.ts';
import { graphqlErrorSchema, isValidationError, partialProblems, refusalOf } from './graphql-errors.ts';
import { type Knows, UnknownFields } from './optional-fields.ts';
import { Quota } from './quota.ts';
import type { ReadingLog } from './reading-log.ts';
import { createTransport } from './transport.ts';

/** Questions at a time: so many that a company of hundreds needs few rounds, and no server minds. */
export const AT_A_TIME = 20;

/** After these nothing else will fare better. */
const FINAL: ReadonlySet<SourceError['kind']> = new Set([
  'credentials',
  'rate-limited',
  'unreachable',
  'timeout',
  'refused-redirect',
  'interrupted',
]);

export interface LinearConnection {
  /**
   * Sends one document and gives the reply's `data`, sanitised. Errors beside it become problems in the log, a
   * field that this Linear does not know is left out and noted. After a final failure (credentials, quota, no
   * connection) nothing more is sent.
   * @param depth how many answers this question had to wait for, itself included
   * @throws SourceError or QueryTooComplex where no data came
   */
  ask(document: Document, depth: number): Promise<unknown>;
  knows: Knows;
  quota: Quota;
  /** How many requests were sent. */
  requestCount(): number;
  /** What was asked and what it cost, for `--debug`. */
  costs(): string;
}

const replySchema = z.object({ data: z.unknown().optional(), errors: z.unknown().optional() }).catch({});
const errorsSchema = z.array(graphqlErrorSchema).nullish();

/**
 * The way to Linear.
 * @param authorization the value of the Authorization header
 */
export function connect(context: ReadContext, authorization: string, log: ReadingLog): LinearConnection {
  const { access, debug } = context;
  const fields = new UnknownFields();
  const quota = new Quota();
  const limit = pLimit(AT_A_TIME);
  const spent = { requests: 0, predicted: 0, points: 0, depth: 0 };
  let end: SourceError | null = null;
  const countedFetch: typeof fetch = (...request) => {
    spent.requests++;
    return access.fetch(...request);
  };

  const send = createTransport(access.url, authorization, countedFetch);

  const ask = async (document: Document, depth: number): Promise<unknown> => {
    if (end !== null) throw end;
    const query = document.text(fields.knows);
    const predicted = Math.ceil(document.points(fields.knows));
    const { variables } = document;
    const { status, headers, body, elapsed } = await send({ query, variables });
    quota.read(headers);
    const points = headers.get('x-complexity') ?? 'unknown';
    spent.predicted += predicted;
    spent.points += Number(points) || 0;
    spent.depth = Math.max(spent.depth, depth);
    debug(
      `linear: ${document.name} (${document.summary}) → HTTP ${status}, complexity ${points} of ${predicted} predicted, ${elapsed} ms`,
    );
    const { data, errors } = replySchema.parse(body);
    const listed = errorsSchema.safeParse(errors);
    if (!listed.success)
      log.problem(
        `Linear answered ${document.name} with errors in a form that it does not document, so it may not have been read whole. Try again in a moment.`,
      );
    const found = listed.data ?? [];
    if (data !== null && data !== undefined) {
      for (const problem of partialProblems(found, document.name)) log.problem(problem);
      return data;
    }
    const notes =
      found.length > 0 && found.every(isValidationError)
        ? fields.learn(found.map((error) => error.message))
        : null;
    // A question asked meanwhile may have learnt the same, so what counts is whether the text has changed.
    const canAskAgain = notes !== null && document.text(fields.knows) !== query;
    if (!canAskAgain) throw refusalOf(found, document.name, status);
    for (const note of notes) log.note(note);
    return ask(document, depth + 1);
  };

  return {
    ask: (document, depth) =>
      limit(async () => {
        try {
          return await ask(document, depth);
        } catch (error) {
          const failure = sourceErrorOf(error);
          if (failure && FINAL.has(failure.kind)) end ??= failure;
          throw error;
        }
      }),
    knows: fields.knows,
    quota,
    requestCount: () => spent.requests,
    costs: () =>
      `${spent.requests} requests, ${spent.points} points (predicted ${spent.predicted}), at most ${spent.depth} one after the other`,
  };
}
