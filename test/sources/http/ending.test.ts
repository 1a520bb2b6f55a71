import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/graphql-http.ts';
import { type Harness, START, start } from './harness.ts';

/** Asks for so many at once, and gives every error. */
const askManyInVain = ({ askInVain }: Harness, count: number) =>
  Promise.all(Array.from({ length: count }, () => askInVain()));

describe('what every request would meet ends the reading', () => {
  const limited: Fault = { status: 429, headers: { 'retry-after': '120' }, body: {} };
  it.each<[string, Fault]>([
    ['refused credentials', { status: 401, body: { message: 'Bad credentials' } }],
    ['a redirect to another host', { status: 307, headers: { location: 'https://evil.example/' } }],
    ['a quota that outlasts the run', limited],
  ])('%s: nothing more is sent, each asker gets the same error', async (_name, fault) => {
    const harness = await start([], { concurrency: 1, deadlineAt: START + 60_000 });
    harness.server.fault(() => fault);
    const errors = await askManyInVain(harness, 5);
    expect(new Set(errors).size).toBe(1);
    expect(await harness.askInVain()).toBe(errors[0]);
    expect(harness.requestCount()).toBe(1);
  });

  it('an address without the API: after its second try, nothing more is sent', async () => {
    const harness = await start();
    harness.server.fault(() => ({ status: 404, body: {} }));
    const error = await harness.askInVain();
    expect(await harness.askInVain()).toBe(error);
    expect(harness.requestCount()).toBe(2);
  });

  it('a certificate that is not accepted: nothing more is tried', async () => {
    const { fetch, server, requestCount } = await start();
    const address = server.origin.replace('http:', 'https:');
    const first = await fetch(address).catch((error: unknown) => error);
    expect(await fetch(address).catch((error: unknown) => error)).toBe(first);
    expect(requestCount()).toBe(1);
  });

  it('requests under way together that meet it each give one and the same sentence', async () => {
    let clock = START;
    const harness = await start([], { now: () => (clock += 700), deadlineAt: START + 60_000 });
    harness.server.fault(() => ({ status: 429, headers: { 'retry-after': '120' }, body: {} }));
    const errors = await askManyInVain(harness, 8);
    expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
  });

  it('a request that pauses before its next try is woken by it', async () => {
    const harness = await start(
      [
        { status: 503, body: {} },
        { status: 401, body: {} },
      ],
      {
        sleep: (_milliseconds, signal) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
          ),
      },
    );
    const pausing = harness.askInVain();
    while (harness.debug.every((line) => !line.includes('try 1 failed')))
      await new Promise((resolve) => setImmediate(resolve));
    const refused = await harness.askInVain();
    expect(refused).toMatchObject({ kind: 'credentials' });
    expect(await pausing).toBe(refused);
  });
});

describe('what concerns one request only does not end the reading', () => {
  it.each<[string, Fault, number]>([
    ['HTTP 502', { status: 502, body: '' }, 3],
    ['a reply that is cut short', { truncate: 5 }, 3],
    ['a reply that nests too deeply', { body: '['.repeat(9000) }, 1],
  ])('%s', async (_name, fault, tries) => {
    const { askInVain, ask } = await start(Array.from({ length: tries }, () => fault));
    await askInVain();
    expect((await ask()).status).toBe(200);
  });
});
