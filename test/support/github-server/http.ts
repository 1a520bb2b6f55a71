import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { GraphqlRequest } from './execute.ts';
import type { Fault } from './faults.ts';

/** The whole body of a request, as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A GraphQL request from its JSON; null when it is not one. An operation is named by its document when unnamed. */
export function parseRequest(text: string): GraphqlRequest | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return null;
  const given = 'variables' in body && typeof body.variables === 'object' ? body.variables : null;
  const named = 'operationName' in body && typeof body.operationName === 'string' ? body.operationName : null;
  const operationName = named ?? /^\s*query\s+(\w+)/m.exec(body.query)?.[1] ?? null;
  return { query: body.query, variables: { ...given } as Record<string, unknown>, operationName };
}

/** The token of an Authorization header, whether it says `token`, `bearer` or Basic; null when there is none. */
export function tokenOf(authorization: string | undefined): string | null {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Text as it is; anything else becomes JSON. */
  body: unknown;
}

/** Sends a reply, cut or broken off as the fault says, gzipped when the client accepts it. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply, fault: Fault): void {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  const whole = Buffer.from(text);
  const kept = fault.truncate === undefined ? whole : whole.subarray(0, fault.truncate);
  const headers = { 'content-type': 'application/json; charset=utf-8', ...reply.headers };
  if (fault.destroy) {
    response.writeHead(reply.status, { ...headers, 'content-length': whole.length });
    response.write(kept, () => request.socket.destroy());
    return;
  }
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) && kept.length > 0;
  const payload = zipped ? gzipSync(kept, { level: 1 }) : kept;
  response.writeHead(reply.status, {
    ...headers,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    'content-length': payload.length,
  });
  response.end(payload);
}
