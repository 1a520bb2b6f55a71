/** A whole reply: every byte has arrived. */
export interface Reply {
  url: string;
  status: number;
  statusText: string;
  headers: Headers;
  body: string;
  /** The parsed body, or undefined where it is not a JSON object or list. */
  json: object | undefined;
}

/** Statuses that have no body by definition; a Response with one cannot be made. */
const BODILESS = new Set([204, 205, 304]);

/** Whether the reply says nothing where it may: an absent body is no cut one. */
export const mayBeEmpty = (reply: Reply) => BODILESS.has(reply.status);

/** Parses a body. Anything but an object or a list is no reply of a JSON API. */
export function parseJson(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The entries of a GraphQL reply's `errors`, or none. */
export function graphqlErrors(
  reply: Reply,
): { message?: unknown; type?: unknown; extensions?: Record<string, unknown> }[] {
  const { errors } = (reply.json ?? {}) as { errors?: unknown };
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
  if (reply.json && !/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
    headers.set('content-type', 'application/json; charset=utf-8');
  }
  const { status, statusText, url } = reply;
  const response = new Response(mayBeEmpty(reply) ? null : reply.body, { status, statusText, headers });
  return Object.defineProperty(response, 'url', { value: url });
}
