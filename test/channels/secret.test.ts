import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressHider } from '../../src/channels/hide-address.ts';
import { answer, failure, PATH, post, TOKEN, webhook } from './webhook-server.ts';

/** How servers and proxies repeat an address. */
const ECHOES: Record<string, (url: string) => string> = {
  'as it is': (url) => `no such webhook: ${url}`,
  'its path': () => `Cannot POST ${PATH}`,
  'its last part': () => `unknown token ${TOKEN}`,
  'in another case': (url) => url.toUpperCase(),
  'in JSON': (url) => JSON.stringify({ url }).replaceAll('/', '\\/'),
  percent_encoded: (url) => encodeURIComponent(url),
  'with characters in it that nobody sees': () => TOKEN.split('').join('\u200b'),
  'where a reason is cut': () => `${'x'.repeat(148)} ${TOKEN}`,
  'far behind': (url) => `${' '.repeat(60_000)}${url}`,
};

it.each(Object.entries(ECHOES))('a reason holds no part of an echoed address: %s', async (_how, echo) => {
  for (const status of [400, 429, 500, 200]) {
    const server = await webhook((response) => response.writeHead(status).end(echo(server.url)));
    const { delivery } = await post({ url: server.url, acknowledgement: 'ok' });
    const reason = 'reason' in delivery ? delivery.reason : '';
    expect(reason).toContain(`HTTP ${status}`);
    expect(reason.toLowerCase()).not.toContain(TOKEN.slice(0, 8).toLowerCase());
    expect(reason).not.toContain('B0BBB1');
  }
});

it('nor does the text of an error', async () => {
  const url = `https://hooks.acme.test${PATH}`;
  const { delivery } = await post(
    { url },
    { fetch: () => Promise.reject(failure('ECONNRESET', `socket of ${url} hung up`)) },
  );
  expect(JSON.stringify(delivery)).not.toMatch(/acme|services|xT0ken/);
});

it('a reason is one line without controls, and short', async () => {
  const { url } = await webhook(answer(400, `\u001b[31mno\r\n::error::x\u202e ${'long '.repeat(500)}`));
  const { delivery } = await post({ url });
  const reason = 'reason' in delivery ? delivery.reason : '';
  expect(reason).toMatch(/^it was answered with HTTP 400: "\[31mno ::error::x long .*…"\.$/);
  expect(reason.length).toBeLessThan(220);
});

it('hides every part of any address that is long enough to be a secret, in the path and in the query', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9_+-]{8,30}$/);
  fc.assert(
    fc.property(token, token, fc.webUrl(), (path, signature, base) => {
      const url = new URL(base);
      url.pathname = `/hooks/${path}`;
      url.search = `?sig=${signature}`;
      const hidden = addressHider(url.href)(`POST ${url.href} failed; ${path} and ${signature} are wrong`);
      expect(hidden).not.toContain(path);
      expect(hidden).not.toContain(signature);
    }),
  );
});
