import { type Client, TooHeavy } from './client.ts';
import { aliasOf, type PageRequest, pack, toDocument } from './document.ts';
import type { GraphqlError, GraphqlReply } from './graphql-reply.ts';

/** The answer to one page request: the value of its field, and the errors that concern it. */
export interface PageReply {
  value: unknown;
  errors: GraphqlError[];
}

/** Asks for one page. Throws as `Client.ask` does. */
export type AskPage = (request: PageRequest) => Promise<PageReply>;

interface Entry {
  request: PageRequest;
  resolve(reply: PageReply): void;
  reject(error: unknown): void;
}

/**
 * Collects the page requests made at one moment, wherever they come from, and sends them together in as few
 * documents as they fit in.
 */
export function createBatch(client: Client): AskPage {
  let waiting: Entry[] = [];

  const flush = () => {
    const entries = waiting;
    waiting = [];
    for (const together of pack(entries)) void send(together);
  };

  const send = async (entries: readonly Entry[]): Promise<void> => {
    try {
      const requests = entries.map((entry) => entry.request);
      const reply = await client.ask((lacks) => toDocument(requests, lacks));
      // One field that is refused outright, such as for want of a scope, must not take the others along.
      if (reply.data === null && entries.length > 1) {
        await Promise.all(entries.map((entry) => send([entry])));
        return;
      }
      for (const [index, entry] of entries.entries()) entry.resolve(replyTo(index, reply));
    } catch (error) {
      // Only a request that stands alone is too heavy by itself; of several, any may be the culprit.
      if (error instanceof TooHeavy && entries.length > 1) {
        const half = Math.ceil(entries.length / 2);
        await Promise.all([send(entries.slice(0, half)), send(entries.slice(half))]);
        return;
      }
      for (const entry of entries) entry.reject(error);
    }
  };

  return (request) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ request, resolve, reject });
    });
}

function replyTo(index: number, { data, errors }: GraphqlReply): PageReply {
  const alias = aliasOf(index);
  const concerns = ({ path }: GraphqlError) => data === null || path?.[0] === alias || !path?.length;
  return { value: data?.[alias] ?? null, errors: errors.filter(concerns) };
}
