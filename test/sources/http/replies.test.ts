import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/graphql-http.ts';
import { start } from './harness.ts';

describe('a reply', () => {
  it('is handed on whole, its compression undone', async () => {
    const { ask, server, requestCount } = await start();
    const response = await ask();
    expect(await response.json()).toEqual({ data: { ok: true } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.url).toBe(`${server.origin}/graphql`);
    expect(server.requests[0]?.headers['accept-encoding']).toContain('gzip');
    expect(requestCount()).toBe(1);
  });

  it('in JSON under another content type reaches the client as JSON', async () => {
    const { ask } = await start([{ headers: { 'content-type': 'text/plain' } }]);
    expect((await ask()).headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('with HTTP 400 in JSON is the client’s to judge', async () => {
    const { ask, requestCount } = await start([
      { status: 400, body: { errors: [{ message: 'Bad field' }] } },
    ]);
    expect((await ask()).status).toBe(400);
    expect(requestCount()).toBe(1);
  });

  it('that fails is tried no more often than was asked for', async () => {
    const failing: Fault[] = [{ status: 503 }, { status: 503 }, { status: 503 }];
    const once = await start(failing, { mostTries: 1 });
    expect((await once.askInVain()).status).toBe(503);
    expect([once.requestCount(), once.waits]).toEqual([1, []]);
    const twice = await start(failing, { mostTries: 2 });
    await twice.askInVain();
    expect(twice.requestCount()).toBe(2);
  });

  it.each<[string, Fault]>([
    ['empty', { body: '' }],
    ['cut inside', { truncate: 9 }],
    ['HTML', { body: '<html>proxy</html>' }],
    ['HTML with HTTP 400', { status: 400, body: '<html>nothing here</html>' }],
    ['without a body, HTTP 204', { status: 204, body: '' }],
    ['without a body, HTTP 205', { status: 205, body: '' }],
    ['not modified, HTTP 304', { status: 304, body: '' }],
    ['a bare null', { body: 'null' }],
    ['cut by a closed connection', { truncate: 9, destroy: true }],
    ['never sent, the connection reset', { destroy: true }],
    ['HTTP 502', { status: 502, body: '<html>Bad gateway</html>' }],
  ])('that is %s is asked for again', async (_name, fault) => {
    const { ask, requestCount, waits, progress } = await start([fault]);
    expect(await (await ask()).json()).toEqual({ data: { ok: true } });
    expect(requestCount()).toBe(2);
    expect(waits).toEqual([1000]);
    expect(progress).toMatchObject([{ type: 'waiting', source: 'linear', milliseconds: 1000 }]);
  });

  it('that stays cut is an error after three tries, never an empty success', async () => {
    const cut = { truncate: 9 };
    const { askInVain, requestCount, waits } = await start([cut, cut, cut, cut]);
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'bad-reply', status: 200 });
    expect(error.message).toContain('cut short');
    expect(requestCount()).toBe(3);
    expect(waits).toEqual([1000, 4000]);
  });

  it('of a server that names the moment to come back is asked for again then', async () => {
    const { ask, waits } = await start([{ status: 503, headers: { 'retry-after': '9' }, body: {} }]);
    expect((await ask()).status).toBe(200);
    expect(waits).toEqual([9000]);
  });

  it('that stays HTTP 503 is an error with its status', async () => {
    const down = { status: 503, body: {} };
    const { askInVain } = await start([down, down, down]);
    expect(await askInVain()).toMatchObject({ kind: 'http', status: 503 });
  });
});

describe('a reply that would overwhelm', () => {
  it('is read no further than the cap, counted after decompression', async () => {
    const long = { body: { data: 'x'.repeat(200_000) } };
    const { askInVain, requestCount } = await start([long], { maxReplyBytes: 100_000 });
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'bad-reply' });
    expect(error.message).toContain('more than');
    expect(requestCount()).toBe(1);
  });

  it.each(['[', '{"a":'])('by its nesting (%s) is refused before it is parsed', async (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = `${open.repeat(8000)}1${close.repeat(8000)}`;
    const { askInVain, requestCount } = await start([{ body: deep }]);
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'bad-reply' });
    expect(error.message).toContain('nested too deeply');
    expect(requestCount()).toBe(1);
  });

  it('only in a text is no nesting', async () => {
    const data = `\\"${'[{'.repeat(500)}\\`;
    const { ask } = await start([{ body: { data, list: [[[data]]] } }]);
    expect(await (await ask()).json()).toEqual({ data, list: [[[data]]] });
  });
});

it('HTTP 404 says which address has no such API, and what to set', async () => {
  const { askInVain, server, waits } = await start([
    { status: 404, body: { message: 'Not Found' } },
    { status: 404, body: '<html>' },
  ]);
  const error = await askInVain('/api/v3');
  expect(error.message).toContain(`${new URL(server.origin).host}/api/v3`);
  expect(error.message).toContain('LINEAR_API_URL');
  expect(waits).toEqual([250]);
});

it('sends no more requests at a time than allowed', async () => {
  const { ask, server } = await start([], { concurrency: 2 });
  let most = 0;
  let answered = 0;
  server.fault(() => {
    most = Math.max(most, server.requests.length - answered);
    return { delayMs: 5 };
  });
  await Promise.all(Array.from({ length: 7 }, () => ask().then(() => answered++)));
  expect(server.requests).toHaveLength(7);
  expect(most).toBe(2);
});
