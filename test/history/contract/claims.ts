import { expect, test } from 'vitest';
import type { Claims } from '../../../src/history/history.ts';

const POST = { series: 'a', channel: 'slack', day: '2026-11-20' };

/** The promise of one post a day, wherever it is kept. */
export function promisesOnePost(open: () => Promise<Claims>): void {
  test('a post is claimed once, and again only where nothing was delivered', async () => {
    const claims = await open();
    expect(await claims.claim(POST, 1000)).toBeNull();
    expect(await claims.claim(POST, 2000)).toEqual({ state: 'claimed', at: 1000 });
    await claims.settle(POST, null, 3000);
    expect(await claims.claim(POST, 4000)).toBeNull();
    await claims.settle(POST, 'unknown', 5000);
    expect(await claims.claim(POST, 6000)).toEqual({ state: 'unknown', at: 5000 });
    await claims.settle(POST, 'sent', 7000);
    expect(await claims.claim(POST, 8000)).toEqual({ state: 'sent', at: 7000 });
    await claims.settle(POST, null, 9000);
    expect(await claims.claim(POST, 9500)).toEqual({ state: 'sent', at: 7000 });
  });

  test('another series, channel or day is another post', async () => {
    const claims = await open();
    for (const other of [{}, { series: 'b' }, { channel: 'teams' }, { day: '2026-11-21' }])
      expect(await claims.claim({ ...POST, ...other }, 1000)).toBeNull();
  });

  test('of many who claim at once exactly one gets it', async () => {
    const claims = await open();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => claims.claim(POST, at)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
  });
}
