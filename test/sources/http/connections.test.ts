import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { POINTS_HEADER } from '../../../src/sources/http/request.ts';
import { START, start } from './harness.ts';

describe('connections', () => {
  it('are kept: 60 requests of 20 at a time need no more than 20, each reply compressed', async () => {
    const sockets = new Set<unknown>();
    const encodings = new Set<unknown>();
    const server = createServer((request, response) => {
      sockets.add(request.socket);
      encodings.add(request.headers['accept-encoding']);
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
        response.end(gzipSync(JSON.stringify({ data: { text: 'x'.repeat(50_000) } })));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { fetch } = await start();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const replies = await Promise.all(
      Array.from({ length: 60 }, () => fetch(url, { method: 'POST', body: '{"query":"{ ok }"}' })),
    );
    for (const reply of replies)
      expect(((await reply.json()) as { data: { text: string } }).data.text).toHaveLength(50_000);
    expect(sockets.size).toBeLessThanOrEqual(20);
    for (const encoding of encodings) expect(encoding).toContain('gzip');
  });
});

describe('the pace', () => {
  it('lets a small run through at once, and no minute hold more points than allowed', async () => {
    let clock = START;
    const sentAt: number[] = [];
    const { ask, waits, progress, server } = await start([], {
      pointsPerMinute: 10,
      concurrency: 1,
      now: () => clock,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        clock += milliseconds;
      },
    });
    server.fault(() => {
      sentAt.push(clock);
      clock += 1000;
      return undefined;
    });
    for (let count = 0; count < 10; count++) await ask();
    expect(waits).toEqual([]);
    for (let count = 0; count < 20; count++) await ask();
    expect(progress[0]).toMatchObject({ type: 'waiting', milliseconds: 50_000 });
    for (const at of sentAt)
      expect(sentAt.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(10);
  });

  it('counts the points that the asker predicts, in a header that is not sent', async () => {
    const { fetch, server, waits } = await start([], { pointsPerMinute: 100 });
    for (const points of ['60', '40', '30'])
      await fetch(server.origin, { method: 'POST', body: '{}', headers: { [POINTS_HEADER]: points } });
    expect(waits).toEqual([60_000]);
    expect(server.requests.every(({ headers }) => headers[POINTS_HEADER] === undefined)).toBe(true);
  });
});
