import { expect, test } from 'vitest';
import type { History } from '../../../src/history/history.ts';
import { bigRun, DAY_MS, itemOf, limitOf, runAt } from '../runs.ts';

type Open = (keepDays?: number, clock?: () => number) => Promise<History>;

/** What the history remembers and what it forgets. */
export function remembers(open: Open): void {
  test('gives back what was recorded, in its order and to the letter', async () => {
    const history = await open();
    const run = runAt('2026-11-20T09:00:00Z', {
      outcome: 'incomplete',
      sources: [
        { name: 'github', status: 'complete' },
        { name: 'linear', status: 'complete' },
      ],
      limits: [
        limitOf('Zoë O’Neil; drop table wiplimit_runs', { count: 12, max: 0, level: 'warn' }),
        limitOf('Ada', { per: 'team', status: 'unknown' }),
        limitOf('Ada', { per: 'team', status: 'at' }),
      ],
      items: [
        itemOf('PLT-9', { title: 'Ünïcode 🚀 "quoted" \\', stage: null, teams: [], ageDays: 0 }),
        itemOf('PAY-10', { teams: ['Payments', 'Plat, form'] }),
      ],
    });
    await history.record('a', run);
    expect(await history.lastWhole('a', run.asOf + 1)).toEqual(run);
    expect(await history.lastWhole('b', run.asOf + 1)).toBeNull();
    expect(await history.lastWhole('a', run.asOf)).toBeNull();
  });

  test('the last whole run is the last that saw everything', async () => {
    const history = await open();
    const whole = runAt('2026-11-19T09:00:00Z');
    await history.record('a', whole);
    await history.record('a', runAt('2026-11-18T09:00:00Z'));
    await history.record(
      'a',
      runAt('2026-11-20T09:00:00Z', { sources: [{ name: 'linear', status: 'partial' }] }),
    );
    expect(await history.lastWhole('a', Date.parse('2026-11-21T00:00:00Z'))).toEqual(whole);
  });

  test('a run of the same moment is replaced, with all its parts', async () => {
    const history = await open();
    await history.record('a', bigRun(Date.parse('2026-11-20T09:00:00Z'), 1, 2000, 500));
    const second = runAt('2026-11-20T09:00:00Z', { outcome: 'within' });
    await history.record('a', second);
    expect(await history.lastOfDays('a', '2026-01-01', '2026-12-31')).toEqual([second]);
  });

  test('a run of thousands of rows', async () => {
    const history = await open();
    const run = bigRun(Date.parse('2026-11-20T09:00:00Z'), 7, 5001, 2500);
    await history.record('a', run);
    expect(await history.lastWhole('a', run.asOf + 1)).toEqual(run);
    expect((await history.statuses('a', run.limits, '2026-11-21')).size).toBe(5001);
  });

  test('the last run of each day, oldest first, both ends included', async () => {
    const history = await open();
    const moments = [
      ...['2026-11-17T09:00:00Z', '2026-11-18T23:00:00Z', '2026-11-18T06:00:00Z'],
      ...['2026-11-20T05:00:00Z', '2026-11-20T09:00:00Z', '2026-11-21T09:00:00Z'],
    ];
    for (const moment of moments) await history.record('a', runAt(moment));
    await history.record('b', runAt('2026-11-18T23:59:00Z'));
    const found = await history.lastOfDays('a', '2026-11-18', '2026-11-20');
    expect(found).toEqual([runAt('2026-11-18T23:00:00Z'), runAt('2026-11-20T09:00:00Z')]);
    expect(await history.lastOfDays('a', '2026-12-01', '2026-12-31')).toEqual([]);
  });

  test('a run that did not see everything stands aside where the day has one that did', async () => {
    const history = await open();
    const partial = { sources: [{ name: 'linear' as const, status: 'partial' as const }] };
    const unknown = { ...partial, limits: [limitOf('Grace', { status: 'unknown' })] };
    await history.record('a', runAt('2026-11-18T09:00:00Z'));
    await history.record('a', runAt('2026-11-18T15:00:00Z', unknown));
    await history.record('a', runAt('2026-11-19T09:00:00Z', unknown));
    expect(await history.lastOfDays('a', '2026-11-18', '2026-11-19')).toEqual([
      runAt('2026-11-18T09:00:00Z'),
      runAt('2026-11-19T09:00:00Z', unknown),
    ]);
    const statuses = await history.statuses('a', [limitOf('Grace')], '2026-11-20');
    expect(statuses.get('person/Grace/*')?.map(({ status }) => status)).toEqual(['unknown', 'over']);
  });

  test('how limits stood at the end of earlier days, newest first', async () => {
    const history = await open();
    const status = (moment: string, ...limits: [string, 'over' | 'within'][]) =>
      history.record(
        'a',
        runAt(moment, {
          limits: limits.map(([name, status]) => limitOf(name, { per: 'team', status })),
        }),
      );
    await status('2025-10-15T09:00:00Z', ['Ada', 'over']);
    await status('2026-11-17T09:00:00Z', ['Ada', 'within']);
    await status('2026-11-19T18:00:00Z', ['Ada', 'over'], ['Grace', 'within']);
    await status('2026-11-19T06:00:00Z', ['Ada', 'within'], ['Grace', 'over']);
    // Its last run did not look at Ada.
    await status('2026-11-19T19:00:00Z', ['Grace', 'over']);
    await status('2026-11-20T09:00:00Z', ['Ada', 'within'], ['Grace', 'within']);
    const asked = ['Ada', 'Grace', 'Alan'].map((name) => limitOf(name, { per: 'team' }));
    const none = { status: 'none', count: 0, max: 0 };
    expect(Object.fromEntries(await history.statuses('a', asked, '2026-11-20'))).toEqual({
      'team/Ada/*': [
        { day: '2026-11-19', status: 'over', count: 3, max: 2 },
        { day: '2026-11-17', status: 'within', count: 3, max: 2 },
      ],
      'team/Grace/*': [
        { day: '2026-11-19', status: 'over', count: 3, max: 2 },
        { day: '2026-11-17', ...none },
      ],
      'team/Alan/*': [
        { day: '2026-11-19', ...none },
        { day: '2026-11-17', ...none },
      ],
    });
    expect((await history.statuses('a', [], '2026-11-20')).size).toBe(0);
    expect(await history.statuses('b', asked.slice(0, 1), '2026-11-20')).toEqual(
      new Map([['team/Ada/*', []]]),
    );
  });

  test('who comes and goes had nothing on a day on which only others had the limit', async () => {
    const history = await open();
    const projects = (day: number, part: object, ...names: string[]) =>
      history.record(
        'a',
        runAt(`2026-11-${day}T09:00:00Z`, {
          limits: [
            limitOf('Checkout', { per: 'team' }),
            // Counts other work of projects, so it is another limit.
            limitOf('Refunds', { per: 'project', key: 'project/Refunds/review' }),
            ...names.map((name) => limitOf(name, { per: 'project' })),
          ],
          ...part,
        }),
      );
    const partial = { sources: [{ name: 'linear', status: 'partial' }] };
    await projects(16, {}, 'Checkout');
    await projects(17, {}, 'Refunds', 'Ledger');
    await projects(18, partial, 'Refunds');
    await projects(19, {});
    const found = await history.statuses('a', [limitOf('Checkout', { per: 'project' })], '2026-11-20');
    expect(found.get('project/Checkout/*')?.map(({ day, status }) => `${day} ${status}`)).toEqual([
      '2026-11-19 none',
      '2026-11-18 unknown',
      '2026-11-17 within',
      '2026-11-16 over',
    ]);
  });

  test('a run forgets what is older than the days to keep, posts too, of its own series only', async () => {
    const history = await open(7);
    const old = { series: 'a', channel: 'slack', day: '2026-11-12' };
    for (const series of ['a', 'b']) {
      await history.record(series, runAt('2026-11-12T09:00:00Z'));
      await history.record(series, runAt('2026-11-13T09:00:00Z'));
    }
    await history.claim(old, 1);
    await history.claim({ ...old, day: '2026-11-13' }, 1);
    await history.record('a', runAt('2026-11-20T09:00:00Z'));
    const days = async (series: string) =>
      (await history.lastOfDays(series, '2026-01-01', '2026-12-31')).map(({ day }) => day);
    expect(await days('a')).toEqual(['2026-11-13', '2026-11-20']);
    expect(await days('b')).toEqual(['2026-11-12', '2026-11-13']);
    expect(await history.claim(old, 2)).toBeNull();
    expect(await history.claim({ ...old, day: '2026-11-13' }, 2)).toEqual({ state: 'claimed', at: 1 });
  });

  test('a run that the clock has not reached is no reason to forget what is young', async () => {
    const history = await open(7, () => Date.parse('2026-11-20T20:00:00Z'));
    for (const day of ['2026-11-13', '2026-11-14', '2030-01-01', '2026-11-21'])
      await history.record('a', runAt(`${day}T09:00:00Z`));
    const kept = await history.lastOfDays('a', '2026-01-01', '2031-12-31');
    // The last of them is of a day that has begun in some zones.
    expect(kept.map(({ day }) => day)).toEqual(['2026-11-14', '2026-11-21', '2030-01-01']);
  });

  test('forgets what was before a day, of the series asked for', async () => {
    const history = await open();
    for (const series of ['a', 'b'])
      for (const day of [10, 11, 12]) await history.record(series, runAt(`2026-11-${day}T09:00:00Z`));
    expect(await history.forgetBefore('b', '2026-11-12')).toBe(2);
    expect(await history.forgetBefore('b', '2026-11-12')).toBe(0);
    expect(await history.lastOfDays('b', '2026-01-01', '2026-12-31')).toHaveLength(1);
    expect(await history.lastOfDays('a', '2026-01-01', '2026-12-31')).toHaveLength(3);
  });

  test('forgets a person, however the name is written, and nobody else', async () => {
    const history = await open();
    const limits = [
      limitOf('ÉMILE Dubois'),
      limitOf('émile dubois', { per: 'reviewer' }),
      limitOf('hidden', { key: 'person/Émile Dubois/Review' }),
      limitOf('Émile Dubois', { per: 'team' }),
      limitOf('Émile Dubois-Roy'),
    ];
    for (const series of ['a', 'b']) await history.record(series, runAt('2026-11-20T09:00:00Z', { limits }));
    expect(await history.forgetPerson('Émile Dubois ')).toBe(6);
    expect(await history.forgetPerson('Émile Dubois')).toBe(0);
    const left = await history.lastWhole('a', Date.parse('2026-11-20T09:00:00Z') + DAY_MS);
    expect(left?.limits).toEqual(limits.slice(3));
  });
}
