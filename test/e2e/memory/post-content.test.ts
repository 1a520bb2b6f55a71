import { describe, expect, test } from 'vitest';
import { answer, webhook } from '../../channels/webhook-server.ts';
import { MON, post, TAKEN } from './posting.ts';
import { ANYBODY, CONFIG, HISTORY, inFlight, PARTIAL, place, snapshotOf, TUESDAY } from './support.ts';

test('a partial verdict is posted as such', async () => {
  const home = await place(CONFIG, { 'cut.json': snapshotOf(TUESDAY, [], PARTIAL) });
  const { url, seen } = await webhook(TAKEN);
  expect((await post(home, 'slack --snapshot cut.json', { slack: url })).exitCode).toBe(0);
  expect(seen[0]?.body).toContain('read only in part');
  expect(seen[0]?.body).not.toMatch(/all within|nothing is over/i);
});

test('names only where they are wanted, mentions only where they are asked for', async () => {
  const body = async (options: object) => {
    const home = await place({ ...CONFIG, post: [{ to: 'slack', ...options }] });
    const { url, seen } = await webhook(TAKEN);
    expect((await post(home, MON, { slack: url })).exitCode).toBe(0);
    return seen[0]?.body ?? '';
  };
  const mention = '"user_id":"U0OTTOLINE"';
  const plain = await body({});
  expect(plain).toContain('Ottoline');
  expect(plain).not.toContain('U0OTTOLINE');
  expect(await body({ mentions: true })).toContain(mention);
  expect(await body({ names: false })).not.toMatch(ANYBODY);
});

describe('when it is posted', () => {
  const CUT_AND_CALM = snapshotOf(TUESDAY, [inFlight('PAY-1', 'Ottoline')], PARTIAL);
  test.each([
    ['always', 'calm', 1],
    ['over', 'mon', 1],
    ['over', 'calm', 0],
    ['over', 'cut', 1],
    ['change', 'mon', 1],
    ['change', 'calm', 1],
    ['change', 'cut', 1],
  ])('%s, and it is %s: %i', async (when, day, times) => {
    const home = await place({ ...CONFIG, post: [{ to: 'slack', when }] }, { 'cut.json': CUT_AND_CALM });
    const { url, seen } = await webhook(TAKEN);
    const { exitCode, stderr } = await post(home, `--snapshot ${day}.json`, { slack: url });
    expect(exitCode, stderr).toBe(0);
    expect(seen).toHaveLength(times);
    if (times === 0) expect(stderr).toContain('nothing to post to slack ("when": "over"): no limit is over.');
    await post(home, `slack --again --snapshot ${day}.json`, { slack: url });
    expect(seen).toHaveLength(times + 1);
  });

  test('on a change since the last day, whatever a check saw this morning', async () => {
    const home = await place({ ...CONFIG, history: HISTORY, post: [{ to: 'slack', when: 'change' }] });
    const { url, seen } = await webhook(TAKEN);
    const on = (day: string, file: string) =>
      post(home, `--snapshot ${file}.json`, { slack: url }, { WIPLIMIT_NOW: `2026-11-${day}T08:00:00Z` });
    await on('16', 'mon');
    await on('17', 'mon');
    expect(seen).toHaveLength(1);
    await home.run('check --snapshot tue.json', { env: { WIPLIMIT_NOW: '2026-11-18T07:00:00Z' } });
    await on('18', 'tue');
    expect(seen).toHaveLength(2);
    expect(seen[1]?.body).toContain('newly over: Barnaby');
    expect(seen[1]?.body).toContain('back within: Ottoline');
  });
});

describe('a saved verdict', () => {
  test('is posted as it is, once for its own day', async () => {
    const home = await place({ ...CONFIG, history: HISTORY });
    await home.run(`check --output json:verdict.json ${MON}`);
    const { url, seen } = await webhook(TAKEN);
    for (const _time of [1, 2])
      expect((await post(home, 'slack --from verdict.json', { slack: url })).exitCode).toBe(0);
    expect((await post(home, `slack ${MON}`, { slack: url })).exitCode).toBe(0);
    expect(seen.map(({ body }) => body.includes('Monday 16 Nov'))).toEqual([true]);
  });

  test('that another config made loses its names under one that keeps to teams', async () => {
    const home = await place({ ...CONFIG, privacy: 'team' }, { 'open.json': CONFIG });
    await home.run(`check --output json:verdict.json --config open.json ${MON}`);
    const { url, seen } = await webhook(answer(200));
    expect((await post(home, 'webhook --from verdict.json', { webhook: url })).exitCode).toBe(0);
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ privacy: 'team', outcome: 'over' });
    expect(seen[0]?.body).not.toMatch(ANYBODY);
    expect((await home.run('post stdout --from verdict.json')).stdout).not.toMatch(ANYBODY);
  });

  test.each(['mon.json', 'missing.json'])('%s is none: 2, and nothing is sent', async (file) => {
    const home = await place(CONFIG);
    const { url, seen } = await webhook(TAKEN);
    const { exitCode, stderr } = await post(home, `slack --from ${file}`, { slack: url });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(file) });
    expect(seen).toHaveLength(0);
  });
});
