import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/schema.ts';
import { linearIssue, verdictOf } from '../support/builders.ts';

const FIXED: Config = {
  linear: {},
  timezone: 'Europe/Berlin',
  aging: { sle: { days: 8 } },
  people: [{ name: 'Ada', linear: 'ada@acme.com' }],
  teams: [
    { name: 'Payments', linear: ['PAY'], people: ['Ada'] },
    { name: 'Platform', linear: ['PLT'] },
  ],
  limits: [{ per: 'team', max: 9 }],
};
const done = (id: string, finishedAt: string) =>
  linearIssue({
    id,
    state: 'Done',
    stateType: 'completed',
    startedAt: '2026-08-20T09:00:00Z',
    finishedAt,
    assignees: ['ada@acme.com'],
  });
const RECORDS = [
  linearIssue({ id: 'PAY-1' }),
  done('PAY-2', '2026-11-20T08:00:00Z'),
  done('PLT-3', '2026-11-18T08:00:00Z'),
  // 23 August is the first of 90 days.
  done('PAY-4', '2026-08-23T09:00:00Z'),
  done('PAY-5', '2026-08-22T09:00:00Z'),
];

interface Reading {
  config?: Config;
  records?: typeof RECORDS;
  source?: object;
  selection?: { teams: string[]; people: string[] };
}

function finished({ config = FIXED, records = RECORDS, source = {}, selection }: Reading = {}) {
  const verdict = verdictOf(
    config,
    { records, sources: [{ name: 'linear', status: 'complete', ...source }] },
    { ...(selection && { selection }) },
  ).finished;
  return verdict && { ...verdict, items: verdict.items.map(({ id }) => id) };
}

describe('finished work', () => {
  test.each<[string, Config['aging']]>([
    ['a fixed SLE', { sle: { days: 8 } }],
    ['no SLE', {}],
  ])('that a snapshot holds is told with %s too, of 90 days', (_, aging) => {
    expect(finished({ config: { ...FIXED, aging } })).toEqual({
      from: '2026-08-23',
      to: '2026-11-20',
      items: ['PAY-4', 'PLT-3', 'PAY-2'],
    });
  });
  test('is told of the window of an automatic SLE', () => {
    const auto: Config = { ...FIXED, aging: { sle: { auto: true, window: 3 } } };
    expect(finished({ config: auto })).toEqual({
      from: '2026-11-18',
      to: '2026-11-20',
      items: ['PLT-3', 'PAY-2'],
    });
    expect(finished({ config: auto, records: RECORDS.slice(0, 1) })?.items).toEqual([]);
  });
  test('that a reading asked for is told of the days that it knows whole', () => {
    const since = (finishedSince: string | null) => finished({ source: { scope: { finishedSince } } });
    // In Berlin that is one o'clock on the 18th, so the day's first hour is not known.
    expect(since('2026-11-18T00:00:00Z')).toEqual({
      from: '2026-11-19',
      to: '2026-11-20',
      items: ['PAY-2'],
    });
    expect(since('2026-11-17T23:00:00Z')).toMatchObject({ from: '2026-11-18', items: ['PLT-3', 'PAY-2'] });
    expect(since('2026-01-01T00:00:00Z')).toMatchObject({ from: '2026-08-23' });
    expect(since(null)).toBeNull();
  });
  test('is not told where there is none, or a source was not read whole', () => {
    expect(finished({ records: RECORDS.slice(0, 1) })).toBeNull();
    expect(finished({ records: RECORDS.slice(4) })).toBeNull();
    expect(finished({ source: { status: 'partial' } })).toBeNull();
  });
  test('is that of the chosen teams, and of no person', () => {
    expect(finished({ selection: { teams: ['Platform'], people: [] } })?.items).toEqual(['PLT-3']);
    expect(finished({ selection: { teams: [], people: ['Ada'] } })).toBeNull();
    const auto: Config = { ...FIXED, aging: { sle: 'auto' } };
    expect(finished({ config: auto, selection: { teams: [], people: ['Ada'] } })).toBeNull();
  });
});
