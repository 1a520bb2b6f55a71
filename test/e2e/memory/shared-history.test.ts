import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhook } from '../../channels/webhook-server.ts';
import { databases, type RunningDatabase } from '../../history/databases.ts';
import { PASSWORD } from '../../history/postgres-server.ts';
import { itWhen } from '../../support/it-when.ts';
import { MON, post, TAKEN } from './posting.ts';
import { CONFIG, type Place, place } from './support.ts';

/** Jobs on several runners share one history: each has a checkout of its own, and nothing else in common. */
describe.each(databases)('a history in $name', ({ start, isServer }) => {
  let server: RunningDatabase;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  /** Two checkouts, and the address as their jobs know it. */
  async function runners() {
    const env = { WIPLIMIT_HISTORY: await server.fresh(), GITHUB_REPOSITORY: 'acme/pay' };
    const homes: [Place, Place] = [await place(CONFIG), await place(CONFIG)];
    return { homes, env };
  }

  test('what one runner recorded the next one compares with', async () => {
    const { homes, env } = await runners();
    const [first, second] = homes;
    expect((await first.run('check --snapshot mon.json', { env })).stderr).toBe('');
    const { stdout, stderr } = await second.run('check --snapshot tue.json --format json', { env });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).changes).toMatchObject({ newlyOver: ['person/Barnaby/*'], left: ['PAY-2'] });
    const trend = await first.run('trend --snapshot tue.json --format json', { env });
    expect(JSON.parse(trend.stdout).basis).toBe('runs');
    const forgotten = await second.run('history forget --person Barnaby', { env });
    expect(forgotten.stdout).toBe('Forgotten: 2 counts of limits for Barnaby.\n');
  });

  test('several at once record one run, and send one post', async () => {
    const { homes, env } = await runners();
    const { url, seen } = await webhook(TAKEN);
    const runs = await Promise.all(
      [...homes, ...homes].map((home) => post(home, `slack ${MON}`, { slack: url }, env)),
    );
    expect(runs.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(
      Array(4).fill([0, expect.stringMatching(/^wiplimit: .*\n$/)]),
    );
    expect(seen).toHaveLength(1);
    expect(await server.edit(env.WIPLIMIT_HISTORY, 'select day from wiplimit_runs')).toEqual([
      { day: '2026-11-16' },
    ]);
  });

  itWhen(isServer)(
    'two repositories with a config at the same path have each their own runs and posts',
    async () => {
      const { homes, env } = await runners();
      const { url, seen } = await webhook(TAKEN);
      const remote = '[remote "origin"]\n\turl = https://x-token:hunter2@github.com/acme/other.git\n';
      await rm(path.join(homes[1].path, '.git'));
      await mkdir(path.join(homes[1].path, '.git'));
      await homes[1].write('.git/config', remote);
      for (const home of homes)
        expect((await post(home, `slack ${MON}`, { slack: url }, env)).exitCode).toBe(0);
      expect(seen).toHaveLength(2);
      expect(
        await server.edit(env.WIPLIMIT_HISTORY, 'select series from wiplimit_runs order by series'),
      ).toEqual([{ series: 'acme/other:.wiplimitrc.json' }, { series: 'acme/pay:.wiplimitrc.json' }]);
    },
  );

  itWhen(isServer)('outside a clone the path of the config decides', async () => {
    const { homes, env } = await runners();
    const unnamed = { WIPLIMIT_HISTORY: env.WIPLIMIT_HISTORY };
    for (const home of homes)
      expect((await home.run('check --snapshot calm.json', { env: unnamed })).exitCode).toBe(0);
    expect(await server.edit(env.WIPLIMIT_HISTORY, 'select series from wiplimit_runs')).toEqual([
      { series: '.wiplimitrc.json' },
    ]);
  });

  itWhen(isServer)('what is wrong with the address is said without the password', async () => {
    const { homes, env } = await runners();
    const { WIPLIMIT_HISTORY: right } = env;
    for (const url of [`${right}missing`, right.replace(encodeURIComponent(PASSWORD), 'hunter2')]) {
      const { exitCode, stdout, stderr } = await homes[0].run('check --snapshot calm.json', {
        env: { ...env, WIPLIMIT_HISTORY: url },
      });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 5,
        stderr: expect.stringContaining(server.where(url)),
      });
      expect(stdout).toContain('within');
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 'hunter2'])
        expect(stdout + stderr).not.toContain(secret);
    }
  });
});
