import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sourceErrorOf } from '../../../src/sources/http/source-error.ts';
import { start } from './harness.ts';

/** A host that no name server knows: only the proxy can reach it. */
const VENDOR = 'http://vendor.invalid/graphql';

/** A proxy that tunnels everything to one server, or refuses, and notes what it was asked for. */
async function startProxy(target: string, status = 200) {
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    socket.on('error', () => socket.destroy());
    if (status !== 200) return socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const upstream = connect(Number(new URL(target).port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
  });
  return { host: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels };
}

const ask = (fetch: typeof globalThis.fetch, url = VENDOR) =>
  fetch(url, { method: 'POST', headers: { authorization: 'Bearer secret0123456789' }, body: '{}' });

describe('a proxy', () => {
  it.each(['http://', ''])('is used where one is named, as %shost:port', async (scheme) => {
    const { server } = await start();
    const proxy = await startProxy(server.origin);
    const { fetch } = await start([], { proxyEnv: { HTTP_PROXY: `${scheme}${proxy.host}` } });
    expect((await ask(fetch)).status).toBe(200);
    expect(proxy.tunnels).toEqual(['vendor.invalid:80']);
  });

  it('is not used for the hosts of NO_PROXY', async () => {
    const proxy = await startProxy('http://127.0.0.1:9');
    const proxyEnv = { HTTP_PROXY: `http://${proxy.host}`, NO_PROXY: '.invalid' };
    const { fetch } = await start([], { proxyEnv });
    expect(String(await ask(fetch).catch(sourceErrorOf))).toContain('vendor.invalid could not be found');
    expect(proxy.tunnels).toEqual([]);
  });

  it('never gets what is meant for this machine: its loopback is another', async () => {
    const { server } = await start();
    const proxy = await startProxy(server.origin);
    const { fetch } = await start([], { proxyEnv: { HTTP_PROXY: `http://${proxy.host}` } });
    expect((await ask(fetch, server.origin)).status).toBe(200);
    expect(proxy.tunnels).toEqual([]);
  });

  it('that refuses is named, without its password and without blaming the vendor', async () => {
    const proxy = await startProxy('http://127.0.0.1:9', 407);
    const { fetch, requestCount } = await start([], {
      proxyEnv: { HTTP_PROXY: `http://ada:hunter22@${proxy.host}` },
    });
    const error = await ask(fetch).catch(sourceErrorOf);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(String(error)).toContain(`The proxy ${proxy.host} gave no way to vendor.invalid (HTTP 407)`);
    expect(String(error)).toContain('HTTPS_PROXY');
    expect(String(error)).not.toContain('hunter22');
    expect(requestCount()).toBe(1);
  });

  it('that accepts no connection is named, not the vendor', async () => {
    const { server } = await start();
    const { host } = new URL(server.origin);
    await server.close();
    const proxyEnv = { HTTPS_PROXY: `http://ada:hunter22@${host}` };
    const { fetch } = await start([], { proxyEnv });
    const error = await ask(fetch, 'https://vendor.invalid/graphql').catch(sourceErrorOf);
    expect(String(error)).toContain(`The proxy ${host} could not be reached (ECONNREFUSED)`);
    expect(String(error)).not.toContain('hunter22');
  });

  it.each(['me:hunter22@', 'socks5://me:hunter22@127.0.0.1:1080', 'http://me:hunter22%zz@127.0.0.1:1'])(
    'whose address is none is refused without showing it: %s',
    async (address) => {
      const { fetch } = await start([], { proxyEnv: { HTTPS_PROXY: address } });
      const error = await ask(fetch).catch(sourceErrorOf);
      expect(error).toMatchObject({ kind: 'unreachable' });
      expect(String(error)).toContain('http://host:port');
      expect(String(error)).not.toContain('hunter22');
    },
  );
});
