import { describe, expect, test } from 'vitest';
import { answer, webhook } from '../../channels/webhook-server.ts';
import { MON, post, TAKEN } from './posting.ts';
import { ANYBODY, CONFIG, HISTORY, inFlight, PARTIAL, place, snapshotOf, TUESDAY } from './support.ts';

test('a partial verdict is posted as such', async () => {
  const home = await place(CONFIG, { 'cut.json': snapshotOf(TUESDAY, [], PARTIAL) });
  const { url, seen } = await webhook(TAKEN);
  expect((await post(home, 'slack --snapshot cut.json', { slack: url })).exitCode).toBe(0);
  expect(seen[0]?.body).toContain('read only in part');
  expect(seen[0]?.body).toContain('PLT was cut off');
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

test('a project with nothing left is a change, and its days over begin anew when it is over again', async () => {
  const history = { ...CONFIG, history: HISTORY, limits: [{ per: 'project', max: 1 }] };
  const over = ['PAY-1', 'PAY-2'].map((id) => inFlight(id, 'Ottoline', { project: 'Checkout' }));
  const other = inFlight('PAY-3', 'Barnaby', { project: 'Refunds' });
  const home = await place(
    { ...history, post: [{ to: 'slack', when: 'change' }] },
    {
      'over.json': snapshotOf(TUESDAY, [...over, other]),
      'none.json': snapshotOf(TUESDAY, []),
      'other.json': snapshotOf(TUESDAY, [other]),
      'cut.json': snapshotOf(TUESDAY, [], PARTIAL),
    },
  );
  const { url, seen } = await webhook(TAKEN);
  const posted = async (day: number, file: string) => {
    const before = seen.length;
    const env = { WIPLIMIT_NOW: `2026-11-${day}T08:00:00Z` };
    expect((await post(home, `--snapshot ${file}.json`, { slack: url }, env)).exitCode).toBe(0);
    return seen[before]?.body ?? null;
  };
  await posted(16, 'over');
  expect(await posted(17, 'none')).toContain('back within: project Checkout');
  expect(await posted(18, 'other')).toBeNull();
  const again = await posted(19, 'over');
  expect(again).toContain('newly over: project Checkout');
  expect(again).not.toContain('day over');
  await posted(20, 'cut');
  const { stdout } = await home.run('check --snapshot over.json --format json', {
    env: { WIPLIMIT_NOW: '2026-11-21T08:00:00Z' },
  });
  expect(JSON.parse(stdout).changes).toMatchObject({
    newlyOver: [],
    // The 20th could not be decided.
    streaks: [
      { key: 'project/Checkout/*', status: 'over', days: 2, since: '2026-11-19' },
      { key: 'project/Refunds/*', status: 'within', days: 3, since: '2026-11-18' },
    ],
  });
});

test('a limit that is raised is a change, told as such', async () => {
  const config = { ...CONFIG, history: HISTORY, post: [{ to: 'slack', when: 'change' }] };
  const home = await place(config);
  const { url, seen } = await webhook(TAKEN);
  await post(home, `--snapshot mon.json`, { slack: url });
  await home.write('.wiplimitrc.json', { ...config, limits: [{ per: 'person', max: 2 }] });
  const env = { WIPLIMIT_NOW: '2026-11-17T08:00:00Z' };
  await post(home, '--snapshot mon.json', { slack: url }, env);
  expect(seen[1]?.body).toContain('limit raised: Ottoline (its limit is 2 now, was 1)');
  expect(seen[1]?.body).not.toContain('back within');
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
