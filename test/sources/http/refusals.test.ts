import { describe, expect, it } from 'vitest';
import { createFetch } from '../../../src/sources/http/create-fetch.ts';
import { sourceErrorOf } from '../../../src/sources/http/source-error.ts';
import { SECRET, START, start } from './harness.ts';

describe('what another try cannot mend', () => {
  it.each([401, 403])(
    'refused credentials (HTTP %s) end it, in the vendor’s words without the token',
    async (status) => {
      const { askInVain, requestCount } = await start([
        { status, body: { message: `No\u001b[31m access for Bearer ${SECRET} ${'x'.repeat(400)}` } },
      ]);
      const error = await askInVain();
      expect(error).toMatchObject({ kind: 'credentials', status });
      expect(error.message).toContain('No[31m access for [redacted]');
      expect(error.message).toContain('LINEAR_API_KEY');
      expect(error.message).not.toContain(SECRET);
      expect(error.message).not.toContain('x'.repeat(201));
      expect(requestCount()).toBe(1);
    },
  );

  it('single sign-on names the page where the token is authorised', async () => {
    const url = 'https://github.com/orgs/acme/sso?authorization_request=A1';
    const { askInVain } = await start(
      [{ status: 403, headers: { 'x-github-sso': `required; url=${url}` }, body: { message: 'Protected' } }],
      { source: 'github' },
    );
    expect((await askInVain()).message).toContain(url);
  });

  it('a token with a line break is refused without quoting it', async () => {
    const { fetch, server } = await start();
    const error = await fetch(server.origin, { headers: { authorization: `${SECRET}\nx` } }).catch(
      sourceErrorOf,
    );
    expect(error).toMatchObject({ kind: 'credentials' });
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET);
    expect(server.requests).toHaveLength(0);
  });

  it('a redirect to another host is not followed', async () => {
    const { askInVain, requestCount } = await start([
      { status: 307, headers: { location: 'https://evil.example/graphql' }, body: {} },
    ]);
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'refused-redirect', status: 307 });
    expect(error.message).toContain('https://evil.example');
    expect(requestCount()).toBe(1);
  });

  it('a redirect within the host is followed with the same body', async () => {
    const { ask, server } = await start([{ status: 308, headers: { location: '/v2/graphql' }, body: {} }]);
    expect((await ask()).status).toBe(200);
    expect(server.requests.map(({ path, body }) => [path, body])).toEqual([
      ['/graphql', '{"query":"{ ok }"}'],
      ['/v2/graphql', '{"query":"{ ok }"}'],
    ]);
  });

  it('a server without a certificate that is accepted is not tried again', async () => {
    const { fetch, server, requestCount } = await start();
    const error = await fetch(server.origin.replace('http:', 'https:')).catch(sourceErrorOf);
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(String(error)).toContain('NODE_EXTRA_CA_CERTS');
    expect(requestCount()).toBe(1);
  });

  it('an address with credentials in it is not sent to, nor shown', async () => {
    const { fetch, server } = await start();
    const address = server.origin.replace('http://', 'http://ada:hunter22@');
    const error = await fetch(address).catch(sourceErrorOf);
    expect(String(error)).not.toContain('hunter22');
    expect(server.requests).toHaveLength(0);
  });

  it('a refused connection is tried once more, quickly', async () => {
    const { askInVain, server, waits, requestCount } = await start();
    await server.close();
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(requestCount()).toBe(2);
    expect(waits).toEqual([250]);
  });
});

it('finds its error inside a client’s wrapper', async () => {
  const { fetch } = createFetch({
    source: 'github',
    signal: AbortSignal.abort(),
    deadlineAt: null,
    proxyEnv: {},
    now: () => START,
    progress: () => {},
    debug: () => {},
  });
  const error = await fetch('http://127.0.0.1:9/').catch((cause: unknown) => new Error('outer', { cause }));
  expect(sourceErrorOf(new Error('outermost', { cause: error }))).toMatchObject({ kind: 'interrupted' });
  expect(sourceErrorOf(new Error('another'))).toBeNull();
});
