import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, TOKEN, webhook } from '../../channels/webhook-server.ts';
import { MON, post, TAKEN, TUE } from './posting.ts';
import { CONFIG, HISTORY, place } from './support.ts';

/** With the one full stop that ends its reason. */
const NOTHING_SENT = /^wiplimit: nothing was posted to slack: .*[^.]\. The next run tries again\.\n$/;

describe.each([
  ['a history', { ...CONFIG, history: HISTORY }],
  ['files of the user', CONFIG],
])('once a day, remembered in %s', (_where, config) => {
  test('a second run is spared, the next day is not, and --again sends', async () => {
    const home = await place(config);
    const { url, seen } = await webhook(TAKEN);
    expect(await post(home, `slack ${MON}`, { slack: url })).toMatchObject({
      exitCode: 0,
      stderr: 'wiplimit: posted to slack.\n',
    });
    const spared = await post(home, `slack ${MON}`, { slack: url });
    expect(spared).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('--again') });
    expect(seen).toHaveLength(1);
    expect((await post(home, `slack ${TUE}`, { slack: url })).exitCode).toBe(0);
    expect(seen).toHaveLength(2);
    expect((await post(home, `slack --again ${MON}`, { slack: url })).exitCode).toBe(0);
    expect(seen).toHaveLength(3);
  });

  test('with --quiet nothing is said unless something failed, so that cron mails nothing', async () => {
    const home = await place(config);
    const { url, seen } = await webhook(TAKEN, answer(404, 'no_service'));
    for (const _run of ['sent', 'spared'])
      expect(await post(home, `slack --quiet ${MON}`, { slack: url })).toMatchObject({
        exitCode: 0,
        stdout: '',
        stderr: '',
      });
    expect(seen).toHaveLength(1);
    const failed = await post(home, `slack --quiet ${TUE}`, { slack: url });
    expect(failed).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(NOTHING_SENT) });
  });

  test('five runs at once send one message', async () => {
    const home = await place(config);
    const { url, seen } = await webhook(TAKEN);
    const runs = await Promise.all(
      Array.from({ length: 5 }, () => post(home, `slack ${MON}`, { slack: url })),
    );
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
    expect(seen).toHaveLength(1);
  });

  test('a message that may have come is not sent again unless someone says so', async () => {
    const home = await place(config);
    const { url, seen } = await webhook((response) => response.destroy(), TAKEN);
    for (const _run of [1, 2]) {
      const { exitCode, stderr } = await post(home, `slack ${MON}`, { slack: url });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 5,
        stderr: expect.stringContaining('nobody can tell'),
      });
    }
    expect(seen).toHaveLength(1);
    expect((await post(home, `slack --again ${MON}`, { slack: url })).exitCode).toBe(0);
    expect((await post(home, `slack ${MON}`, { slack: url })).exitCode).toBe(0);
    expect(seen).toHaveLength(2);
  });

  test.each([
    ['the address is gone', answer(404, 'no_service')],
    ['the message is refused', answer(400, 'invalid_blocks')],
  ])('the next run tries again where %s', async (_what, refusal) => {
    const home = await place(config);
    const { url, seen } = await webhook(refusal, TAKEN);
    const failed = await post(home, `slack ${MON}`, { slack: url });
    expect(failed).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(NOTHING_SENT) });
    expect((await post(home, `slack ${MON}`, { slack: url })).exitCode).toBe(0);
    expect(seen).toHaveLength(2);
  });

  test('the next run tries again where nobody listened', async () => {
    const home = await place(config);
    const failed = await post(home, `slack ${MON}`, {
      slack: `http://127.0.0.1:${await closedPort()}/${TOKEN}`,
    });
    expect(failed).toMatchObject({ exitCode: 5, stderr: expect.stringMatching(NOTHING_SENT) });
    const { url, seen } = await webhook(TAKEN);
    expect((await post(home, `slack ${MON}`, { slack: url })).exitCode).toBe(0);
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['SIGKILL', null, 0, 'another run has been'],
    ['SIGTERM', 143, 5, 'nobody can tell'],
  ] as const)(
    'after %s while the server holds its reply it is not sent a second time',
    async (signal, code, next, words) => {
      const home = await place(config);
      let child: { kill(signal: NodeJS.Signals): unknown } | undefined;
      const { url, seen } = await webhook(() => child?.kill(signal), TAKEN);
      const killed = await home.run(`post slack ${MON}`, {
        env: { SLACK_WEBHOOK_URL: url },
        during: (running) => {
          child = running;
        },
      });
      expect(killed).toMatchObject({ exitCode: code, signal: code === null ? signal : null });
      const { exitCode, stderr } = await post(home, `slack ${MON}`, { slack: url });
      expect({ exitCode, stderr }).toEqual({ exitCode: next, stderr: expect.stringContaining(words) });
      expect(seen).toHaveLength(1);
    },
  );
});

test.each([
  ['the history is no database', { ...CONFIG, history: 'sqlite:mon.json' }, {}],
  ['the folder for files is none', CONFIG, { XDG_STATE_HOME: '/dev/null' }],
  ['no folder is known', CONFIG, { HOME: '' }],
])('where %s, nothing is sent unless someone says so', async (_what, config, env) => {
  const home = await place(config);
  const [{ url, seen }, discord] = [await webhook(TAKEN), await webhook(answer(204))];
  await home.write('.wiplimitrc.json', { ...config, post: [{ to: 'slack' }, { to: 'discord' }] });
  const urls = { slack: url, discord: discord.url };
  const { exitCode, stderr } = await post(home, TUE, urls, env);
  expect(exitCode).toBe(5);
  for (const channel of ['slack', 'discord'])
    expect(stderr).toContain(`wiplimit post ${channel} --again sends it all the same.`);
  expect([seen.length, discord.seen.length]).toEqual([0, 0]);
  await post(home, `--again ${TUE}`, urls, env);
  expect([seen.length, discord.seen.length]).toEqual([1, 1]);
});

test('files lie where XDG_STATE_HOME says, and gone they are forgotten', async () => {
  const home = await place(CONFIG);
  const { url, seen } = await webhook(TAKEN);
  const state = path.join(home.path, 'state');
  const send = () => post(home, `slack ${MON}`, { slack: url }, { XDG_STATE_HOME: state });
  await send();
  await send();
  expect(seen).toHaveLength(1);
  await rm(path.join(state, 'wiplimit'), { recursive: true });
  await send();
  expect(seen).toHaveLength(2);
});

test('another config has a post of its own', async () => {
  const home = await place(CONFIG, { 'other.json': CONFIG });
  const { url, seen } = await webhook(TAKEN);
  await post(home, `slack ${MON}`, { slack: url });
  await post(home, `slack ${MON} --config other.json`, { slack: url });
  expect(seen).toHaveLength(2);
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
