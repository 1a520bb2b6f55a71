import type { JsonBody } from './json-body.ts';

/** A whole reply: every byte has arrived, and the request's credentials are hidden wherever it repeats them. */
export interface Reply {
  url: string;
  status: number;
  headers: Headers;
  body: string;
  /** What the body holds, or why it is no JSON object or list. */
  content: JsonBody;
}

/** The entries of a GraphQL reply's `errors`, or none. */
export function graphqlErrors({
  content,
}: Pick<Reply, 'content'>): { message?: unknown; type?: unknown; extensions?: Record<string, unknown> }[] {
  const { errors } = (content.json ?? {}) as { errors?: unknown };
  return Array.isArray(errors) ? errors.filter((error) => typeof error === 'object' && error !== null) : [];
}

/** Where a Response tells how long the exchange took, in milliseconds: for the debug lines of those who know what was asked. */
export const ELAPSED_HEADER = 'x-elapsed-ms';

/** A fresh Response for the vendor's client, its body at hand. */
export function toResponse(reply: Reply, elapsedMs: number): Response {
  const headers = new Headers(reply.headers);
  // The body is decoded by now; the clients decide by the content type whether to parse it.
  headers.delete('content-encoding');
  headers.delete('content-length');
  headers.set(ELAPSED_HEADER, String(elapsedMs));
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
    headers.set('content-type', 'application/json; charset=utf-8');
  }
  const { status, url } = reply;
  const response = new Response(reply.body, { status, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
