import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSecretHider } from '../../../src/sources/http/redact.ts';
import { sourceErrorOf } from '../../../src/sources/http/source-error.ts';
import { start } from './harness.ts';

/** What a header may carry: visible Latin-1, quotes and backslashes among it. */
const token = fc
  .string({
    unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)),
    minLength: 8,
    maxLength: 40,
  })
  .filter((text) => !/[\u007f-\u00a0]/.test(text));

const asEscapes = (text: string) =>
  Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`).join('');

it('no token comes back from a server that repeats it, in a title, an error or a debug line', async () => {
  const harness = await start();
  await fc.assert(
    fc.asyncProperty(token, fc.constantFrom(200, 400, 403, 500), async (secret, status) => {
      const json = JSON.stringify({
        data: { [secret]: [secret, `Bearer ${secret}`, encodeURIComponent(secret)] },
        message: `no access with ${secret}`,
      }).replace(/}$/, `,"escaped":"${asEscapes(secret)}"}`);
      const { fetch, debug, progress } = await start([], { deadlineAt: null });
      harness.server.fault(() => ({ status, body: json, headers: { 'x-echo': secret } }));
      const answer = await fetch(harness.server.origin, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
        body: '{}',
      }).then(
        async (response) => [JSON.stringify(await response.json()), response.headers.get('x-echo')],
        (error: unknown) => [String(sourceErrorOf(error)), String((error as Error).stack)],
      );
      const said = JSON.stringify([answer, debug, progress]);
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
        expect(said.includes(JSON.stringify(form).slice(1, -1))).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it('a text without the secret stays as it is, and short values are no secrets', () => {
  fc.assert(
    fc.property(token, fc.string(), (secret, text) => {
      fc.pre(!text.includes(secret) && !text.includes(encodeURIComponent(secret)));
      expect(createSecretHider([secret])(text)).toBe(text);
    }),
  );
  expect(createSecretHider(['short', null, undefined])('short text')).toBe('short text');
});
