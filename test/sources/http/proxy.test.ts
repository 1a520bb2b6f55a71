import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { start } from './harness.ts';

describe('a proxy', () => {
  /** A proxy that tunnels and counts. */
  async function startProxy(status = 200) {
    const tunnels: string[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const [host, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    return { url, tunnels, close: () => proxy.close() };
  }

  it('is used where one is named, and not for the hosts of NO_PROXY', async () => {
    const proxy = await startProxy();
    const through = await start([], { proxyEnv: { HTTP_PROXY: proxy.url } });
    expect((await through.ask()).status).toBe(200);
    expect(proxy.tunnels).toEqual([new URL(through.server.origin).host]);

    const direct = await start([], { proxyEnv: { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' } });
    expect((await direct.ask()).status).toBe(200);
    expect(proxy.tunnels).toHaveLength(1);
    proxy.close();
  });

  it('that refuses, or whose address is none, is named without its password', async () => {
    const proxy = await startProxy(407);
    const refused = await start([], { proxyEnv: { HTTP_PROXY: proxy.url } });
    const error = await refused.askInVain();
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(error.message).toContain('HTTPS_PROXY');
    expect(refused.requestCount()).toBe(1);
    proxy.close();

    const wrong = await start([], { proxyEnv: { HTTPS_PROXY: 'me:hunter2@' } });
    const second = await wrong.askInVain();
    expect(second).toMatchObject({ kind: 'unreachable' });
    expect(second.message).not.toContain('hunter2');
  });
});
