import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { sourceErrorOf } from '../../../src/sources/http/source-error.ts';
import { START, start } from './harness.ts';

describe('time', () => {
  it('a reply that never comes fails after the request’s timeout, on the second try', async () => {
    const { askInVain, requestCount } = await start([{ hang: true }, { hang: true }], {
      requestTimeoutMs: 40,
    });
    expect(await askInVain()).toMatchObject({ kind: 'timeout' });
    expect(requestCount()).toBe(2);
  });

  it('a body that stops half way fails the same way, though its head came in time', async () => {
    const stuck = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data":');
    });
    await new Promise<void>((resolve) => stuck.listen(0, '127.0.0.1', resolve));
    const { fetch } = await start([], { requestTimeoutMs: 40 });
    const { port } = stuck.address() as AddressInfo;
    const error = await fetch(`http://127.0.0.1:${port}/`).catch(sourceErrorOf);
    expect(error).toMatchObject({ kind: 'timeout' });
    stuck.closeAllConnections();
    stuck.close();
  });

  it('a pause that would outlast the run is not begun', async () => {
    const { askInVain, requestCount, waits } = await start([{ status: 502, body: {} }], {
      deadlineAt: START + 900,
    });
    expect(await askInVain()).toMatchObject({ kind: 'http', status: 502 });
    expect([requestCount(), waits]).toEqual([1, []]);
  });

  it('GitHub’s gateway is not asked again after it gave up waiting: the asker must ask for less', async () => {
    let clock = START;
    const { askInVain, requestCount } = await start([{ status: 504, body: '<html>' }], {
      source: 'github',
      now: () => {
        clock += 10_000;
        return clock;
      },
    });
    expect(await askInVain()).toMatchObject({ kind: 'http', status: 504 });
    expect(requestCount()).toBe(1);
  });

  it('after the run’s deadline nothing is sent', async () => {
    const { askInVain, requestCount } = await start([], { deadlineAt: START });
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(error.message).toContain('--timeout');
    expect(requestCount()).toBe(0);
  });

  it('an interrupt ends a request, and a wait, at once', async () => {
    const hanging = await start([{ hang: true }]);
    const inFlight = hanging.askInVain();
    while (hanging.server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    hanging.abort.abort();
    expect(await inFlight).toMatchObject({ kind: 'interrupted' });

    const limited = await start([{ status: 429, headers: { 'retry-after': '900' }, body: {} }], {
      sleep: (_milliseconds, signal) => {
        queueMicrotask(() => limited.abort.abort());
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        );
      },
    });
    expect(await limited.askInVain()).toMatchObject({ kind: 'interrupted' });
  });

  it('an abort by the run’s own time limit is a timeout, not an interrupt', async () => {
    const { askInVain, abort } = await start();
    abort.abort(new DOMException('over', 'TimeoutError'));
    expect(await askInVain()).toMatchObject({ kind: 'timeout' });
  });
});
