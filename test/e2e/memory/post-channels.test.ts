import { describe, expect, test } from 'vitest';
import { answer, TOKEN, webhook } from '../../channels/webhook-server.ts';
import { MON, post, TAKEN, TO } from './posting.ts';
import { CONFIG, place } from './support.ts';

describe('several channels', () => {
  const ALL = { ...CONFIG, post: Object.keys(TO).map((to) => ({ to })) };

  test('each gets what it can read', async () => {
    const home = await place(ALL);
    const servers = { slack: TAKEN, msteams: answer(202), discord: answer(204), webhook: answer(200) };
    const hooks = Object.fromEntries(
      await Promise.all(Object.entries(servers).map(async ([to, say]) => [to, await webhook(say)] as const)),
    );
    const urls = Object.fromEntries(Object.entries(hooks).map(([to, { url }]) => [to, url]));
    expect((await post(home, MON, urls)).exitCode).toBe(0);
    const bodies = Object.fromEntries(
      Object.entries(hooks).map(([to, { seen }]) => [to, seen.map(({ body }) => JSON.parse(body))]),
    );
    expect(bodies).toEqual({
      slack: [expect.objectContaining({ blocks: expect.any(Array) })],
      msteams: [expect.objectContaining({ type: 'message', attachments: expect.any(Array) })],
      discord: [expect.objectContaining({ embeds: expect.any(Array), allowed_mentions: { parse: [] } })],
      webhook: [expect.objectContaining({ schemaVersion: 1, outcome: 'over' })],
    });
    for (const { seen } of Object.values(hooks)) expect(seen[0]?.body).toContain('Ottoline');
  });

  test('one that fails does not stop the others, nor does one without an address', async () => {
    const home = await place(ALL);
    const [slack, discord] = [await webhook(answer(500, 'oops')), await webhook(answer(204))];
    const urls = { slack: slack.url, discord: discord.url, webhook: (await webhook(answer(404))).url };
    const { exitCode, stderr } = await post(home, MON, urls);
    expect(exitCode).toBe(2);
    for (const words of [
      '500',
      'MSTEAMS_WEBHOOK_URL is not set',
      'posted to discord.',
      'nothing was posted to webhook',
    ])
      expect(stderr).toContain(words);
    expect(discord.seen).toHaveLength(1);
    expect((await post(home, MON, { ...urls, msteams: discord.url })).exitCode).toBe(5);
    expect(discord.seen).toHaveLength(2);
  });

  test.each([
    ['slack', 'SLACK_WEBHOOK_URL', undefined],
    ['msteams', 'MSTEAMS_WEBHOOK_URL', ''],
    ['discord', 'DISCORD_WEBHOOK_URL', `http://example.com/${TOKEN}`],
    ['webhook', 'WIPLIMIT_WEBHOOK_URL', `${TOKEN}`],
  ] as const)('%s without an address that can be used names %s', async (channel, variable, url) => {
    const home = await place(CONFIG);
    const { exitCode, stderr } = await post(
      home,
      `${channel} ${MON}`,
      url === undefined ? {} : { [channel]: url },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(variable) });
  });

  test('nowhere to post to is a mistake, and so is a channel that there is not', async () => {
    const home = await place(CONFIG);
    expect(await post(home, MON, {})).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"post"'),
    });
    expect(await post(home, `irc ${MON}`, {})).toMatchObject({ exitCode: 2 });
  });

  test('a proxy that is none stops nothing but the sending', async () => {
    const home = await place(ALL);
    const env = { HTTPS_PROXY: `ftp://${TOKEN}` };
    const { exitCode, stderr } = await post(home, `slack ${MON}`, { slack: 'https://acme.example/x' }, env);
    expect({ exitCode, stderr }).toEqual({ exitCode: 5, stderr: expect.stringContaining('HTTPS_PROXY') });
  });
});
