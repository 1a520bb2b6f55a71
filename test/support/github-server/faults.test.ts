import { describe, expect, it } from 'vitest';
import { FAULTS, onOperation, onRequest, secondaryRateLimit } from './faults.ts';
import type { GithubServer } from './server.ts';
import { start } from './test-client.ts';

describe('faults', () => {
  const body = JSON.stringify({ query: 'query Who { viewer { login } }' });
  const post = (server: GithubServer, signal?: AbortSignal) =>
    fetch(server.url, {
      method: 'POST',
      headers: { authorization: 'token secret' },
      body,
      signal: signal ?? null,
    });

  it('breaks one request and lets the others pass', async () => {
    const server = await start();
    server.fault(onRequest(0, FAULTS.badGateway));
    server.fault(onRequest(1, { truncate: 20 }));
    server.fault(onRequest(2, FAULTS.emptyBody));
    server.fault(onRequest(3, FAULTS.html));
    server.fault(onRequest(4, secondaryRateLimit(60)));
    server.fault(onRequest(5, { errors: [{ type: 'FORBIDDEN', message: 'Not you' }] }));
    server.fault(onRequest(6, { dropField: 'User.login' }));
    const replies: unknown[] = [];
    for (let round = 0; round < 8; round += 1) {
      const reply = await post(server);
      replies.push([reply.status, reply.headers.get('retry-after'), await reply.text()]);
    }
    expect(replies).toMatchSnapshot();
  });

  it('resets, breaks off, and hangs', async () => {
    const server = await start();
    const clear = server.fault(onOperation('Who', FAULTS.reset, 1));
    await expect(post(server)).rejects.toThrow('fetch failed');
    clear();
    server.fault(onRequest(1, { destroy: true, truncate: 10 }));
    await expect(post(server).then((reply) => reply.text())).rejects.toThrow('terminated');
    server.fault((_request, index) => (index === 2 ? FAULTS.hang : undefined));
    await expect(post(server, AbortSignal.timeout(50))).rejects.toThrow('timeout');
    expect((await post(server)).status).toBe(200);
    expect(server.requests.map((request) => request.status)).toEqual([null, 200, null, 200]);
  });
});
