import { LinearClient } from '@linear/sdk';
import { afterEach, expect, test } from 'vitest';
import { type LinearServer, type LinearServerOptions, linearWorld, startLinearServer } from './index.ts';

interface Body {
  data: { viewer: { email: string } };
  errors: [{ message: string; extensions: Record<string, unknown> }];
}

const KEY = 'lin_api_test';
const NOW = '2026-11-23T12:00:00.000Z';
const HOUR_LATER = String(Date.parse('2026-11-23T13:00:00.000Z'));
const VIEWER = '{ viewer { email } }';
const started: LinearServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

async function serve(options: LinearServerOptions = {}) {
  const world = linearWorld({ issues: [{ identifier: 'PAY-1', assignee: 'ada@acme.com' }] });
  const server = await startLinearServer(world, { now: NOW, ...options });
  started.push(server);
  const send = async (
    query: string,
    authorization: string | undefined = KEY,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization ? { authorization } : {}),
        ...headers,
      },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  };
  return { server, send, client: new LinearClient({ apiKey: KEY, apiUrl: server.url }) };
}

test('a reply tells what it cost and what is left of the hour', async () => {
  const { server, send } = await serve();
  await send('{ issues(first: 10) { nodes { id state { name } } } }');
  const { headers } = await send(VIEWER);
  expect(Object.fromEntries([...headers].filter(([name]) => /ratelimit|complexity/.test(name)))).toEqual({
    'x-complexity': '2',
    'x-ratelimit-requests-limit': '2500',
    'x-ratelimit-requests-remaining': '2498',
    'x-ratelimit-requests-reset': HOUR_LATER,
    'x-ratelimit-complexity-limit': '3000000',
    'x-ratelimit-complexity-remaining': String(3_000_000 - 23 - 2),
    'x-ratelimit-complexity-reset': HOUR_LATER,
  });
  expect(server.requests.map((request) => request.complexity)).toEqual([
    expect.closeTo(23),
    expect.closeTo(1.1),
  ]);
});

test.each([
  ['a list in a list', '{ issues(first: 100) { nodes { labels(first: 100) { nodes { name } } } } }', 11_201],
  [
    'the default page',
    '{ issues { nodes { children { nodes { labels(first: 5) { nodes { name } } } } } } }',
    18_851,
  ],
])('a query of more than 10,000 points is refused: %s', async (_name, query, points) => {
  const { send } = await serve();
  const { status, body } = await send(query);
  expect([status, body.errors[0].message]).toEqual([400, 'Query too complex']);
  expect(body.errors[0].extensions).toMatchObject({ code: 'INPUT_ERROR', statusCode: 400 });
  expect(body.errors[0].extensions.userPresentableMessage).toContain(`Complexity: ${points}`);
});

test('over the requests of an hour it refuses, and answers again an hour later', async () => {
  let now = NOW;
  const { send, client } = await serve({ requestLimit: 1, now: () => now });
  await send(VIEWER);
  const { status, headers, body } = await send(VIEWER);
  expect(status).toBe(400);
  expect(body.errors[0].extensions).toMatchObject({
    code: 'RATELIMITED',
    type: 'ratelimited',
    statusCode: 429,
  });
  expect(headers.get('x-ratelimit-requests-remaining')).toBe('0');
  expect(headers.get('x-ratelimit-requests-reset')).toBe(HOUR_LATER);
  await expect(client.client.rawRequest(VIEWER)).rejects.toMatchObject({ type: 'Ratelimited', status: 400 });
  now = '2026-11-23T13:00:00.000Z';
  expect((await send(VIEWER)).status).toBe(200);
});

test('over the points of an hour it refuses too, with the one mark asked for', async () => {
  const { send } = await serve({ complexityLimit: 3, rateLimitMark: 'code' });
  await send(VIEWER);
  const { body } = await send(VIEWER);
  expect(body.errors[0].extensions.code).toBe('RATELIMITED');
  expect(body.errors[0].extensions).not.toHaveProperty('type');
  expect(body.errors[0].extensions.userPresentableMessage).toContain('3 points');
});

test.each([
  ['a personal key', KEY, 200],
  ['an OAuth token', 'Bearer token', 200],
  ['no credential', '', 401],
  ['a personal key after Bearer', `Bearer ${KEY}`, 401],
  ['an OAuth token without Bearer', 'token', 401],
  ['an unknown key', 'lin_api_other', 401],
])('%s is answered or refused', async (_name, authorization, expected) => {
  const { send } = await serve({ apiKeys: [KEY], oauthTokens: ['token'] });
  const { status, body } = await send(VIEWER, authorization);
  expect(status).toBe(expected);
  if (expected === 200) expect(body.data.viewer.email).toBe('ada@acme.com');
  else expect(body.errors[0].extensions).toMatchObject({ type: 'authentication error', userError: true });
});

test('a personal key after Bearer is told what is wrong', async () => {
  const { send } = await serve();
  const { body } = await send(VIEWER, `Bearer ${KEY}`);
  expect(body.errors[0].extensions.userPresentableMessage).toContain('send the key alone');
});

test('a field that this deployment lacks is refused by name', async () => {
  const { send } = await serve({ without: ['Issue.stateHistory'] });
  const { status, body } = await send('{ issues { nodes { stateHistory { nodes { id } } } } }');
  expect([status, body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  expect(body.errors[0].message).toContain('stateHistory');
});

test('variables of the wrong type are refused', async () => {
  const { client } = await serve();
  const query = 'query ($first: Int) { issues(first: $first) { nodes { id } } }';
  await expect(client.client.rawRequest(query, { first: 'ten' })).rejects.toMatchObject({ status: 400 });
});

test('faults replace, cut, reset, delay or add to a reply, one request at a time', async () => {
  const { server, send } = await serve();
  const reply = (fault: Parameters<LinearServer['fault']>[0]) => {
    server.fault(fault);
    return send(VIEWER);
  };
  await expect(reply(() => ({ truncate: 20 }))).rejects.toThrow(SyntaxError);
  await expect(reply(() => ({ body: '' }))).rejects.toThrow(SyntaxError);
  await expect(reply(() => ({ destroy: true }))).rejects.toThrow('fetch failed');
  await expect(reply(() => ({ destroy: true, truncate: 20 }))).rejects.toThrow('terminated');
  expect(await reply(() => ({ status: 503, body: { message: 'down' }, delayMs: 1 }))).toMatchObject({
    status: 503,
    body: { message: 'down' },
  });
  expect((await reply(() => ({ errors: [{ message: 'half' }] }))).body).toEqual({
    data: { viewer: { email: 'ada@acme.com' } },
    errors: [{ message: 'half' }],
  });
  const indexes: number[] = [];
  await reply((_request, index) => {
    indexes.push(index);
    return undefined;
  });
  expect([indexes, server.requests.length]).toEqual([[6], 7]);
});

test('a request that hangs ends when the server closes', async () => {
  const server = await startLinearServer(linearWorld());
  server.fault(() => ({ hang: true }));
  const pending = fetch(server.url, { method: 'POST', body: '{}' });
  const refused = expect(pending).rejects.toThrow('fetch failed');
  while (server.requests.length === 0) await new Promise(setImmediate);
  await server.close();
  await refused;
});

test('a reply is compressed for who takes it', async () => {
  const { send } = await serve();
  const zipped = await send(VIEWER, KEY, { 'accept-encoding': 'gzip' });
  expect([zipped.headers.get('content-encoding'), zipped.body.data.viewer.email]).toEqual([
    'gzip',
    'ada@acme.com',
  ]);
  const plain = await send(VIEWER, KEY, { 'accept-encoding': 'identity' });
  expect(plain.headers.get('content-encoding')).toBeNull();
});
