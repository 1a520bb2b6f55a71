import type { SourceName } from '../../src/model/snapshot.ts';
import type { Answer } from './fault-kind.ts';
import { BACK_TO_START } from './kinds/lists.ts';

/** A vendor's test server, whose answers to equal questions are equal and so are asked for once. */
export interface Upstream {
  source: SourceName;
  /** What the server answers to a request's body. */
  answer(body: string, authorization: string): Promise<Answer>;
}

/** @param smallPages the most entries of a list in one reply, where the server is to give fewer than are asked for */
export function createUpstream(source: SourceName, url: string, smallPages: number | null): Upstream {
  const known = new Map<string, Promise<Answer>>();
  const ask = async (body: string, authorization: string): Promise<Answer> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const reply = await fetch(url, { method: 'POST', headers, body });
    const {
      'content-encoding': _,
      'content-length': __,
      connection: ___,
      'keep-alive': ____,
      'transfer-encoding': _____,
      ...rest
    } = Object.fromEntries(reply.headers) as Record<string, string | undefined>;
    return { status: reply.status, headers: rest as Record<string, string>, body: await reply.text() };
  };
  return {
    source,
    answer(body, authorization) {
      const asked = rewrite(body, smallPages);
      const found = known.get(asked) ?? ask(asked, authorization);
      known.set(asked, found);
      return found;
    },
  };
}

/** Takes the made-up cursor for none, and asks for no more entries than a page may hold. */
function rewrite(body: string, smallPages: number | null): string {
  const plain = body
    .replaceAll(JSON.stringify(BACK_TO_START), 'null')
    .replaceAll(`\\"${BACK_TO_START}\\"`, 'null');
  if (smallPages === null) return plain;
  const { query, variables, ...rest } = JSON.parse(plain) as {
    query: string;
    variables?: Record<string, unknown>;
  };
  const atMost = (count: number) => Math.min(count, smallPages);
  return JSON.stringify({
    ...rest,
    query: query.replace(/\bfirst:\s*(\d+)/g, (_, count) => `first: ${atMost(Number(count))}`),
    variables: Object.fromEntries(
      Object.entries(variables ?? {}).map(([name, value]) => [
        name,
        name.startsWith('first') && typeof value === 'number' ? atMost(value) : value,
      ]),
    ),
  });
}
