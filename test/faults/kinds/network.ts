import type { Broken, Expected, FaultKind } from '../fault-kind.ts';

/** Enough for a reply that nobody wants to hold twice, small once it is compressed. */
const HUGE = 2_000_000;
const DEEP = 100_000;

const html = (said: string) => `<!doctype html><title>Sign in</title><p>${said}</p>`;
const json = { 'content-type': 'application/json; charset=utf-8' };
const both = (name: string, expected: Expected, how: FaultKind['how'] | Broken): FaultKind => ({
  name,
  vendor: 'both',
  expected,
  how: typeof how === 'function' ? how : () => how,
});

/** What networks, proxies and gateways do to a reply, whoever answers. */
export const NETWORK_KINDS: FaultKind[] = [
  both('reset before the reply', 'passing', { reset: true }),
  both('reset within the body', 'passing', { within: 'reset' }),
  { ...both('no reply at all', 'passing', { hang: true }), keepsBack: true },
  { ...both('silence within the body', 'passing', { within: 'silence' }), keepsBack: true },
  both('slow body', 'harmless', { parts: 4 }),
  both('gzip cut', 'passing', { gzipCut: true }),
  both('cut after half', 'passing', ({ body }) => ({ body: body.slice(0, body.length / 2) })),
  both('cut by its last brace', 'passing', ({ body }) => ({ body: body.slice(0, -1) })),
  both('two replies in one', 'passing', ({ body }) => ({ body: `${body}\n${body}` })),
  both('empty body', 'passing', { body: '' }),
  both('blank body', 'passing', { body: ' \r\n' }),
  both('204', 'said', { status: 204, body: '' }),
  both('HTML with 200', 'passing', (_, { authorization }) => ({
    headers: { 'content-type': 'text/html' },
    body: html(authorization),
  })),
  both('JSON as text/html', 'harmless', ({ headers }) => ({
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  })),
  both('JSON without a content type', 'harmless', ({ headers }) => {
    const { 'content-type': _, ...rest } = headers;
    return { headers: rest };
  }),
  both('a JSON list', 'said', { body: '[]' }),
  both('a JSON null', 'passing', { body: 'null' }),
  both('a JSON string', 'passing', (_, { authorization }) => ({ body: JSON.stringify(authorization) })),
  both('huge and empty', 'said', { body: `{"data":null,"x":"${' '.repeat(HUGE)}"}` }),
  both('huge beside the data', 'said', ({ body }) => ({
    body: `${body.slice(0, -1)},"x":"${' '.repeat(HUGE)}"}`,
  })),
  both('deeply nested', 'said', { body: `{"data":{"x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}` }),
  both('redirect to another host', 'incomplete', (_, { authorization }) => ({
    status: 302,
    headers: { location: `http://localhost:9/?${encodeURIComponent(authorization)}` },
    body: '',
  })),
  both('permanent redirect to another host', 'incomplete', {
    status: 308,
    headers: { location: 'https://elsewhere.example/graphql' },
    body: '{}',
  }),
  both('redirect without an address', 'said', { status: 302, body: '' }),
  both('400 that repeats the request', 'said', (_, { authorization }) => ({
    status: 400,
    headers: json,
    body: JSON.stringify({ message: `Bad ${authorization}`, errors: [{ message: `Bad ${authorization}` }] }),
  })),
  both('404', 'said', { status: 404, headers: json, body: '{"message":"Not Found"}' }),
  both('407 of a proxy', 'said', {
    status: 407,
    headers: { 'content-type': 'text/html' },
    body: html('Proxy'),
  }),
  both('408', 'passing', { status: 408, headers: { 'content-type': 'text/plain' }, body: 'Request Timeout' }),
  both('500', 'passing', (_, { authorization }) => ({
    status: 500,
    headers: json,
    body: `{"message":"${authorization}"}`,
  })),
  both('502 as HTML', 'passing', {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: html('Bad Gateway'),
  }),
  both('503 with retry-after', 'passing', {
    status: 503,
    headers: { ...json, 'retry-after': '3' },
    body: '{}',
  }),
  both('504', 'passing', { status: 504, headers: json, body: '{"message":"We couldn\'t respond in time."}' }),
  both('429 without a word', 'passing', { status: 429, headers: json, body: '{}' }),
  both('429 with retry-after', 'passing', {
    status: 429,
    headers: { ...json, 'retry-after': '2' },
    body: '{}',
  }),
  both('429 for longer than the run', 'said', {
    status: 429,
    headers: { ...json, 'retry-after': '86400' },
    body: '{}',
  }),
];
