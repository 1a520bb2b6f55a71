import { type Client, TooHeavy, Unsupported } from './client.ts';
import { aheadAliasOf, aliasOf, toDocument } from './document.ts';
import type { GraphqlError, GraphqlReply } from './graphql-reply.ts';
import type { PageRequest } from './listing.ts';
import { type Circumstances, planDocuments } from './plan.ts';

/** The answer to one page request: the value of its field, and the errors that concern it. */
export interface PageReply {
  value: unknown;
  errors: GraphqlError[];
  /** The same field with its first entries whole, where they were asked for and came without an error. */
  ahead: unknown;
}

/** Asks for one page. Throws as `Client.ask` does. */
export type AskPage = (request: PageRequest) => Promise<PageReply>;

interface Entry {
  request: PageRequest;
  resolve(reply: PageReply): void;
  reject(error: unknown): void;
}

/**
 * Collects the page requests made at one moment, wherever they come from, and sends them together in the documents
 * that the plan says.
 */
export function createBatch(
  client: Client,
  circumstances: Circumstances,
  debug: (line: string) => void,
): AskPage {
  let waiting: Entry[] = [];

  const flush = () => {
    const entries = waiting;
    waiting = [];
    const documents = planDocuments(
      entries.map((entry) => entry.request),
      circumstances,
    );
    const points = documents.reduce((sum, document) => sum + document.points, 0);
    debug(
      `github: plan: ${entries.length} questions in ${documents.length} documents, ${points} points expected`,
    );
    for (const { requests, ahead, points: cost } of documents)
      void send(
        requests.flatMap((index) => entries[index] ?? []),
        ahead,
        cost,
      );
  };

  const send = async (entries: readonly Entry[], ahead: number, points = 1): Promise<void> => {
    try {
      const requests = entries.map((entry) => entry.request);
      const reply = await client.ask((lacks) => toDocument(requests, lacks, ahead), points);
      // One field that is refused outright, such as for want of a scope, must not take the others along.
      if (reply.data === null && (entries.length > 1 || ahead > 0)) await apart(entries);
      else for (const [index, entry] of entries.entries()) entry.resolve(replyTo(index, reply));
    } catch (error) {
      // What was asked for ahead is dropped first; only a request that stands alone is too heavy by itself.
      if (error instanceof TooHeavy && ahead > 0) await send(entries, 0);
      else if (error instanceof TooHeavy && entries.length > 1) {
        const half = Math.ceil(entries.length / 2);
        await Promise.all([send(entries.slice(0, half), 0), send(entries.slice(half), 0)]);
      } else if (error instanceof Unsupported && entries.length > 1) await apart(entries);
      else for (const entry of entries) entry.reject(error);
    }
  };
  const apart = (entries: readonly Entry[]) => Promise.all(entries.map((entry) => send([entry], 0)));

  return (request) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ request, resolve, reject });
    });
}

function replyTo(index: number, { data, errors }: GraphqlReply): PageReply {
  const [alias, aheadAlias] = [aliasOf(index), aheadAliasOf(index)];
  const isAhead = ({ path }: GraphqlError) => path?.[0] === aheadAlias;
  const concerns = (error: GraphqlError) => {
    const { path } = error;
    return data === null ? !isAhead(error) : path?.[0] === alias || !path?.length;
  };
  return {
    value: data?.[alias] ?? null,
    errors: errors.filter(concerns),
    // Half an answer is no help here: what is missing is asked for by the record's own id.
    ahead: errors.some((error) => isAhead(error) || !error.path?.length)
      ? null
      : (data?.[aheadAlias] ?? null),
  };
}
