import { describe, expect, it } from 'vitest';
import { toPlan } from '../../../src/config/to-plan.ts';
import { SourceError } from '../../../src/sources/http/source-error.ts';
import { connect } from '../../../src/sources/linear/client.ts';
import { documentOf } from '../../../src/sources/linear/document.ts';
import { ReadingLog } from '../../../src/sources/linear/reading-log.ts';

/** A way to Linear on which every request ends with this error. */
function failing(error: SourceError) {
  let sent = 0;
  const fetch = () => {
    sent++;
    return Promise.reject(error);
  };
  const linear = connect(
    {
      plan: toPlan({ linear: {} }),
      now: new Date('2026-11-20T09:00:00Z'),
      access: { url: 'https://linear.example/graphql', authorization: 'lin_api_test', fetch },
      thrifty: false,
      finishedSince: null,
      cache: null,
      signal: new AbortController().signal,
      progress() {},
      debug() {},
    },
    'lin_api_test',
    new ReadingLog(),
  );
  return { ask: () => linear.ask(documentOf('Any', []), 1), sent: () => sent };
}

describe('after a failure', () => {
  it.each(['credentials', 'rate-limited', 'unreachable', 'timeout', 'interrupted'] as const)(
    'that is final (%s) nothing more is sent',
    async (kind) => {
      const error = new SourceError(kind, 'No.');
      const { ask, sent } = failing(error);
      await expect(ask()).rejects.toBe(error);
      await expect(ask()).rejects.toBe(error);
      expect(sent()).toBe(1);
    },
  );

  it.each(['http', 'bad-reply'] as const)('of one reply (%s) the next is asked for', async (kind) => {
    const { ask, sent } = failing(new SourceError(kind, 'No.'));
    await Promise.allSettled([ask(), ask()]);
    expect(sent()).toBe(2);
  });
});
