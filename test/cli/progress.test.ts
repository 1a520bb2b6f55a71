import { expect, test } from 'vitest';
import { createProgress, type ProgressStyle } from '../../src/cli/progress.ts';

const wait = (milliseconds: number) =>
  ({ type: 'waiting', source: 'github', milliseconds, reason: 'the rate limit is used up' }) as const;

function told(style: ProgressStyle): string {
  let text = '';
  const progress = createProgress(
    {
      err: async (more) => {
        text += more;
      },
    },
    style,
  );
  progress.report({ type: 'records', source: 'linear', count: 12 });
  progress.report(wait(4000));
  progress.report(wait(120_000));
  return text;
}

test('a terminal shows one line: what is known, what is waited for and how long', () => {
  expect(told('line').split('\r\u001b[K').at(-1)).toBe(
    'Reading Linear 12 · waiting 120 s for GitHub: the rate limit is used up',
  );
});

test('a log gets one line for a wait that would look like a standstill, and no other', () => {
  expect(told('log')).toBe('wiplimit: waiting 120 s for GitHub: the rate limit is used up\n');
});

test('with --quiet nothing is told', () => {
  expect(told('silent')).toBe('');
});
