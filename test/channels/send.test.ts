import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answer, endless, failure, MOST_IN_BUFFERS, post, webhook } from './webhook-server.ts';

describe('a post that arrived', () => {
  it('is sent once, as JSON', async () => {
    const { url, seen } = await webhook(answer(200, 'ok'));
    const { delivery } = await post({ url, acknowledgement: 'ok' });
    expect(delivery).toEqual({ state: 'sent' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      body: '{"text":"hello"}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each([
    [202, ''],
    [204, ''],
    [200, '{"id":"1"}'],
  ])('counts as sent with HTTP %i where no special reply is expected', async (status, body) => {
    const { url } = await webhook(answer(status, body));
    expect((await post({ url })).delivery).toEqual({ state: 'sent' });
  });

  it('counts as sent when the head of the reply says so and its body never ends', async () => {
    const written = { bytes: 0 };
    const { url, seen } = await webhook(endless(200, written));
    const { delivery } = await post({ url }, { timeoutMs: 60_000 });
    expect(delivery).toEqual({ state: 'sent' });
    expect(seen).toHaveLength(1);
    expect(written.bytes).toBeLessThan(MOST_IN_BUFFERS);
  });
});

describe('a post that may have arrived is never sent again', () => {
  it('when the server takes it and drops the connection', async () => {
    const { url, seen } = await webhook((_response, message) => message.socket.destroy());
    const { delivery, tries } = await post({ url });
    expect(delivery).toMatchObject({ state: 'unknown', reason: expect.stringContaining('broke') });
    expect([seen.length, tries]).toEqual([1, 1]);
  });

  it('when no answer comes in time', async () => {
    const { url, seen } = await webhook(() => {});
    const { delivery, tries } = await post({ url }, { timeoutMs: 60 });
    expect(delivery).toEqual({
      state: 'unknown',
      reason: 'no answer came within 0.06 s, so it may have arrived.',
    });
    expect([seen.length, tries]).toEqual([1, 1]);
  });

  it.each([500, 502, 503])('when the server fails with HTTP %i', async (status) => {
    const { url, seen } = await webhook(answer(status, 'try later', { 'retry-after': '1' }));
    const { delivery } = await post({ url });
    expect(delivery).toEqual({
      state: 'unknown',
      reason: `it was answered with HTTP ${status}: "try later", so it may have arrived.`,
    });
    expect(seen).toHaveLength(1);
  });

  it('when the reply breaks off in the middle', async () => {
    const { url, seen } = await webhook((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('o', () => response.destroy());
    });
    expect((await post({ url, acknowledgement: 'ok' })).delivery).toMatchObject({ state: 'unknown' });
    expect(seen).toHaveLength(1);
  });

  it('when a 200 is not the one that is expected, such as the page of a proxy', async () => {
    const { url, seen } = await webhook(answer(200, '<!doctype html><title>Sign in</title>'));
    expect((await post({ url, acknowledgement: 'ok' })).delivery).toEqual({
      state: 'unknown',
      reason: 'it was answered with HTTP 200 and a page of HTML, not with "ok", so it may not have arrived.',
    });
    expect(seen).toHaveLength(1);
  });

  it('when it is interrupted in mid-flight', async () => {
    const controller = new AbortController();
    const { url, seen } = await webhook(() => controller.abort());
    const { delivery } = await post({ url }, { signal: controller.signal });
    expect(delivery).toMatchObject({ state: 'unknown', reason: expect.stringContaining('interrupted') });
    expect(seen).toHaveLength(1);
  });

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'ERR_SSL_BAD_RECORD_MAC'])(
    'when the system says %s',
    async (code) => {
      const { delivery, tries } = await post(
        { url: 'https://x.test/1' },
        { fetch: () => Promise.reject(failure(code)) },
      );
      expect(delivery).toMatchObject({ state: 'unknown', reason: expect.stringContaining(code) });
      expect(tries).toBe(1);
    },
  );
});

describe('a post that surely did not arrive', () => {
  it.each([
    [400, 'invalid_payload'],
    [404, 'no_service'],
    [410, 'channel_is_archived'],
  ])('was refused with HTTP %i, and another try would be too', async (status, body) => {
    const { url, seen } = await webhook(answer(status, body));
    expect((await post({ url })).delivery).toEqual({
      state: 'refused',
      reason: `it was answered with HTTP ${status}: "${body}".`,
    });
    expect(seen).toHaveLength(1);
  });

  it('was refused even if the body of the refusal never ends', async () => {
    const written = { bytes: 0 };
    const { url } = await webhook(endless(400, written));
    const { delivery } = await post({ url }, { timeoutMs: 60_000 });
    expect(delivery.state).toBe('refused');
    expect(JSON.stringify(delivery).length).toBeLessThan(300);
    expect(written.bytes).toBeLessThan(MOST_IN_BUFFERS);
  });

  it('was redirected: nothing goes to another address', async () => {
    const other = await webhook(answer(200, 'ok'));
    const { url, seen } = await webhook(answer(307, '', { location: other.url }));
    expect((await post({ url })).delivery).toEqual({
      state: 'refused',
      reason: 'it was answered with a redirect (HTTP 307), which is not followed.',
    });
    expect([seen.length, other.seen.length]).toEqual([1, 0]);
  });

  it('is tried three times where nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { delivery, waits, tries } = await post({ url: `http://127.0.0.1:${port}/` });
    expect(delivery).toEqual({
      state: 'refused',
      reason: 'its host accepts no connection (ECONNREFUSED).',
    });
    expect([tries, waits]).toEqual([3, [500, 2000]]);
  });

  it.each([1, 9, 6000])('is asked for nothing where fetch blocks its port, such as %i', async (port) => {
    const { delivery, tries } = await post({ url: `http://127.0.0.1:${port}/` });
    expect(delivery).toEqual({
      state: 'refused',
      reason: 'its port is one that fetch never asks, as browsers do not; give the webhook another port.',
    });
    expect(tries).toBe(1);
  });

  it('arrives on the second try where the network was only away for a moment', async () => {
    const { url, seen } = await webhook(answer(200, 'ok'));
    let isAway = true;
    const { delivery } = await post(
      { url },
      {
        fetch: (address, init) => {
          if (!isAway) return fetch(address, init);
          isAway = false;
          return Promise.reject(failure('EAI_AGAIN'));
        },
      },
    );
    expect(delivery).toEqual({ state: 'sent' });
    expect(seen).toHaveLength(1);
  });

  it('was not sent where the other side speaks no TLS', async () => {
    const { url, seen } = await webhook(answer(200));
    const { delivery, tries } = await post({ url: url.replace('http:', 'https:') });
    expect(delivery).toMatchObject({ state: 'refused', reason: expect.stringContaining('certificate') });
    expect([seen.length, tries]).toEqual([0, 1]);
  });

  it('was not let through by the proxy', async () => {
    const cause = Object.assign(new Error('proxied'), { code: 'UND_ERR_ABORTED' });
    const error = Object.assign(new Error('The proxy gave no way.', { cause }), { name: 'ProxyFailure' });
    const { delivery } = await post({ url: 'https://x.test/1' }, { fetch: () => Promise.reject(error) });
    expect(delivery).toMatchObject({ state: 'refused', reason: expect.stringContaining('HTTPS_PROXY') });
  });

  it('was interrupted before it was sent', async () => {
    const { url, seen } = await webhook(answer(200));
    const { delivery } = await post({ url }, { signal: AbortSignal.abort() });
    expect(delivery).toMatchObject({ state: 'refused' });
    expect(seen).toHaveLength(0);
  });

  it.each(['not an address', 'ftp://x.test/1', 'https://name:password@x.test/1'])(
    'is not sent to %s, and the address is not repeated',
    async (url) => {
      const { delivery, tries } = await post({ url });
      expect(delivery).toEqual({
        state: 'refused',
        reason: 'its address is none that can be sent to.',
      });
      expect(tries).toBe(0);
    },
  );
});
