import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/graphql-http.ts';
import { START, start } from './harness.ts';

const inSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

describe('a used-up quota', () => {
  const reset = START + 120_000;
  it.each<[string, Fault, number]>([
    [
      'HTTP 429 with retry-after in seconds',
      { status: 429, headers: { 'retry-after': '7' }, body: {} },
      7000,
    ],
    [
      'HTTP 403 with retry-after as a date',
      { status: 403, headers: { 'retry-after': new Date(reset).toUTCString() }, body: { message: 'Wait' } },
      120_000,
    ],
    [
      'HTTP 403 with no requests remaining (GitHub, seconds)',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(inSeconds(reset)) },
        body: { message: 'API rate limit exceeded' },
      },
      120_000,
    ],
    [
      'HTTP 403 by its message alone',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
    [
      'HTTP 200 with RATE_LIMITED (GitHub)',
      {
        headers: { 'x-ratelimit-reset': String(inSeconds(reset)) },
        body: { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
      },
      120_000,
    ],
    [
      'HTTP 200 with RATE_LIMIT (GitHub)',
      { body: { errors: [{ type: 'RATE_LIMIT', message: 'x' }] } },
      60_000,
    ],
    [
      'HTTP 400 with the code RATELIMITED (Linear, milliseconds)',
      {
        status: 400,
        headers: {
          'x-ratelimit-requests-remaining': '0',
          'x-ratelimit-requests-reset': String(reset),
          'x-ratelimit-complexity-remaining': '2000000',
          'x-ratelimit-complexity-reset': String(reset + 60_000),
        },
        body: { errors: [{ message: 'Rate limit exceeded', extensions: { code: 'RATELIMITED' } }] },
      },
      120_000,
    ],
    [
      'HTTP 400 with the type ratelimited (Linear)',
      {
        status: 400,
        headers: { 'x-ratelimit-complexity-reset': String(reset) },
        body: { errors: [{ message: 'Rate limit exceeded', extensions: { type: 'ratelimited' } }] },
      },
      120_000,
    ],
  ])('%s is waited for, and the wait is reported', async (_name, fault, wait) => {
    const { ask, requestCount, waits, progress } = await start([fault]);
    expect((await ask()).status).toBe(200);
    expect(waits).toEqual([wait]);
    expect(requestCount()).toBe(2);
    expect(progress).toMatchObject([{ type: 'waiting', milliseconds: wait }]);
  });

  it('that comes back after the run’s end is given up at once, with the moment', async () => {
    const fault = { status: 429, headers: { 'retry-after': '120' }, body: {} };
    const { askInVain, requestCount, waits } = await start([fault], { deadlineAt: START + 60_000 });
    const error = await askInVain();
    expect(error).toMatchObject({ kind: 'rate-limited', retryAt: reset });
    expect(error.message).toContain('2026-11-20T09:02:00Z');
    expect(requestCount()).toBe(1);
    expect(waits).toEqual([]);
  });

  it.each<Record<string, string>>([
    { 'retry-after': '9'.repeat(30) },
    { 'x-ratelimit-reset': '9'.repeat(30) },
  ])('until a moment that no calendar holds is given up, in words: %j', async (headers) => {
    const { askInVain } = await start([{ status: 429, headers, body: {} }], { deadlineAt: START + 60_000 });
    expect(await askInVain()).toMatchObject({ kind: 'rate-limited', status: 429 });
  });

  it('holds back the source’s other requests too, in one reported wait', async () => {
    const { ask, waits, progress, requestCount } = await start(
      [{ status: 429, headers: { 'retry-after': '5' }, body: {} }],
      { concurrency: 1 },
    );
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(waits).toEqual([5000]);
    expect(progress).toHaveLength(1);
    expect(requestCount()).toBe(4);
  });

  it('met by several requests at once is reported once', async () => {
    const refusal = { status: 429, headers: { 'retry-after': '5' }, body: {} };
    let clock = START;
    const { ask, debug, progress } = await start([refusal, refusal, refusal], {
      now: () => clock++,
      sleep: async (milliseconds) => {
        while (debug.filter((line) => line.includes('try 1 failed')).length < 3)
          await new Promise((resolve) => setImmediate(resolve));
        clock += milliseconds;
      },
    });
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(progress.filter(({ type }) => type === 'waiting')).toHaveLength(1);
  });

  it('that remains 0 on a good reply is no error', async () => {
    const { ask, requestCount } = await start([{ headers: { 'x-ratelimit-remaining': '0' } }]);
    expect((await ask()).status).toBe(200);
    expect(requestCount()).toBe(1);
  });
});
