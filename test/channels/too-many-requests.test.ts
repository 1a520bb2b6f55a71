import { expect, it } from 'vitest';
import { answer, NOW, post, webhook } from './webhook-server.ts';

it.each([
  ['seconds', { 'retry-after': '2' }, '', 2000],
  ['a date', { 'retry-after': new Date(NOW + 7000).toUTCString() }, '', 7000],
  ['a date that has passed', { 'retry-after': new Date(NOW - 7000).toUTCString() }, '', 0],
  ['seconds in the body, as Discord does', {}, '{"message":"slow down","retry_after":0.35}', 350],
  ['nothing', {}, 'slow down', 500],
])('is sent again after the wait that the server names: %s', async (_how, headers, body, wait) => {
  const { url, seen } = await webhook(answer(429, body, headers), answer(200, 'ok'));
  const { delivery, waits } = await post({ url, acknowledgement: 'ok' });
  expect(delivery).toEqual({ state: 'sent' });
  expect(waits).toEqual([wait]);
  expect(seen).toHaveLength(2);
});

it('gives up after the third try', async () => {
  const { url, seen } = await webhook(answer(429, 'rate_limited', { 'retry-after': '1' }));
  const { delivery } = await post({ url });
  expect(delivery).toEqual({
    state: 'refused',
    reason: 'it was answered with too many requests (HTTP 429: "rate_limited").',
  });
  expect(seen).toHaveLength(3);
});

it('does not wait longer than a minute: it says when to come back', async () => {
  const { url, seen } = await webhook(answer(429, '', { 'retry-after': '3600' }));
  const { delivery, waits } = await post({ url });
  expect(delivery).toEqual({
    state: 'refused',
    reason: 'it was answered with too many requests (HTTP 429); it may be sent again in 3600 s.',
  });
  expect([seen.length, waits]).toEqual([1, []]);
});

it('ends at once when it is interrupted in a wait, and nothing was delivered', async () => {
  const { url, seen } = await webhook(answer(429));
  const { delivery } = await post({ url }, { sleep: () => Promise.reject(new Error('aborted')) });
  expect(delivery.state).toBe('refused');
  expect(seen).toHaveLength(1);
});

it('does not send again what failed in doubt after a wait', async () => {
  const { url, seen } = await webhook(answer(429, '', { 'retry-after': '1' }), answer(500));
  const { delivery } = await post({ url });
  expect(delivery.state).toBe('unknown');
  expect(seen).toHaveLength(2);
});
