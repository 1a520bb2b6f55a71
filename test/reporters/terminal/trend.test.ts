import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { dateFromDay, dayFromDate } from '../../../src/model/calendar.ts';
import type { TrendAnswer, TrendDay, TrendSeries } from '../../../src/model/trend.ts';
import type { ReporterOptions } from '../../../src/reporters/reporter.ts';
import { sparkline } from '../../../src/reporters/terminal/answers/sparkline.ts';
import { renderTrend } from '../../../src/reporters/terminal/answers/trend.ts';
import { trendChart } from '../../../src/reporters/terminal/answers/trend-chart.ts';
import { chartColumns } from '../../../src/reporters/terminal/answers/trend-columns.ts';

const SCREEN: ReporterOptions = { width: 80, color: 0, hyperlinks: false, tty: true, quiet: false };
const LAST = dayFromDate('2026-11-23');
type DayDraft = Pick<TrendDay, 'wip' | 'max'> | null;

/** Days that end with 23 November; null: not known. */
function days(drafts: readonly DayDraft[]): TrendDay[] {
  return drafts.flatMap((draft, index) =>
    draft === null
      ? []
      : [
          {
            ...draft,
            day: dateFromDay(LAST - drafts.length + 1 + index),
            stages: {},
            ages: draft.wip === 0 ? null : { median: 3, p85: 8 },
          },
        ],
  );
}
const series = (
  drafts: readonly DayDraft[],
  draft: Partial<TrendSeries> = {},
  stagesOf: (day: TrendDay, index: number) => TrendDay['stages'] = () => ({}),
): TrendSeries => ({
  per: 'team',
  subject: 'Payments',
  limit: null,
  days: days(drafts).map((day) => ({
    ...day,
    stages: stagesOf(day, dayFromDate(day.day) - LAST + drafts.length - 1),
  })),
  weeks: [],
  ...draft,
});
const weeks = (finished: readonly number[]): TrendSeries['weeks'] =>
  finished.map((count, index) => ({
    from: dateFromDay(LAST - (finished.length - index) * 7 + 1),
    finished: count,
    cycle: count === 0 ? null : { median: 4, p85: 11 },
  }));
const answer = (all: TrendSeries[], length: number, draft: Partial<TrendAnswer> = {}): TrendAnswer => ({
  from: dateFromDay(LAST - length + 1),
  to: dateFromDay(LAST),
  unit: 'calendar',
  basis: 'runs',
  stages: [],
  series: all,
  asOf: '2026-11-23T09:00:00Z',
  timezone: 'UTC',
  incomplete: [],
  notes: [],
  ...draft,
});
const repeated = (count: number, wip: number, max: number | null = null): DayDraft[] =>
  Array.from({ length: count }, () => ({ wip, max }));

/** Four weeks: two without weekends known, above the limit of 6 at first, then within one of 5. */
const scene = answer(
  [
    series(
      Array.from({ length: 28 }, (_, index) =>
        index < 14 && index % 7 > 4
          ? null
          : { wip: index < 14 ? 7 + (index % 3) - 1 : 4, max: index < 14 ? 6 : 5 },
      ),
      { per: 'everyone', subject: 'everyone', weeks: weeks([4, 3, 0, 8]) },
      ({ wip }, index) => ({
        doing: wip - (index < 14 ? 1 : 3),
        review: index < 14 ? 1 : 2,
        none: index < 14 ? 0 : 1,
      }),
    ),
    series([...repeated(20, 2, 4), ...repeated(4, 4, 4), ...repeated(4, 5, 4)]),
    series([...repeated(14, 0), ...repeated(14, 3)], {
      subject: '決済プラットフォームと請求書を担当するチーム',
    }),
  ],
  28,
  { notes: ['1 day is left out.'], stages: ['doing', 'review', 'merge'] },
);

describe('trend', () => {
  it.each([60, 80, 120])('at %i columns', async (width) => {
    await expect(renderTrend(scene, { ...SCREEN, width })).toMatchFileSnapshot(
      `../../fixtures/terminal/trend-${width}.txt`,
    );
  });
  it('in a pipe', async () => {
    await expect(renderTrend(scene, { ...SCREEN, tty: false })).toMatchFileSnapshot(
      '../../fixtures/terminal/trend-pipe.txt',
    );
  });
  it('worked out from records, without limits and ages, shows no empty column', () => {
    const recorded = series([...repeated(27, 2), { wip: 2, max: 2 }], { weeks: weeks([1, 1, 1, 1]) });
    const text = renderTrend(
      answer([{ ...recorded, days: recorded.days.map((day) => ({ ...day, ages: null })) }], 28, {
        basis: 'records',
        incomplete: ['linear'],
      }),
      SCREEN,
    );
    expect(text).toContain('Linear was not read whole');
    expect(text).toContain('WIP 2 of 2 now');
    expect(text).toContain('finished  cycle 50/85%\n');
    expect(text).not.toMatch(/over limit|above the limit|the limit$|median age/m);
  });
  it('has a line for each stage that had work, from left to right, of what is shown first', () => {
    const byStage = () => ({ doing: 2, review: 1, none: 1 });
    const shown = (all: TrendSeries[]) =>
      renderTrend(answer(all, 7, { stages: ['doing', 'review', 'merge'] }), SCREEN);
    const team = series(repeated(7, 4), {}, (_, index) => ({ doing: index < 6 ? 3 : 2, review: 1, none: 1 }));
    expect(shown([team])).toContain(
      [
        'Stages  ▇ is the highest of its stage',
        '  doing     ▇▇▇▇▇▇▅  2, at most 3',
        '  review    ▇▇▇▇▇▇▇  1, at most 1',
        '  no stage  ▇▇▇▇▇▇▇  1, at most 1',
      ].join('\n'),
    );
    const everyone = { per: 'everyone', subject: 'everyone' } as const;
    expect(shown([series(repeated(7, 4), everyone, byStage), team]).match(/^Stages/gm)).toHaveLength(1);
    const person = series(repeated(7, 4), { per: 'person', subject: 'Ada' });
    expect(shown([person])).not.toContain('Stages');
  });
  it('counts ages and cycle times in working days where the config does', () => {
    expect(renderTrend({ ...scene, unit: 'working' }, SCREEN)).toContain('took so many working days');
  });
  it('says that there is no limit', () => {
    expect(renderTrend(answer([series(repeated(7, 2))], 7), SCREEN)).toContain('WIP 2 now, no limit\n');
  });
  it('says from which day the last number is, and that none is known', () => {
    expect(renderTrend(answer([series([{ wip: 3, max: 4 }, null])], 7), SCREEN)).toContain(
      'WIP 3 of 4 on 22 Nov',
    );
    expect(renderTrend(answer([series([])], 7), SCREEN)).toContain('no day of it is known');
  });
});

describe('what the numbers say plainly', () => {
  const told = (early: number, late: number, finished: readonly number[], max: number | null = null) =>
    renderTrend(
      answer([series([...repeated(14, early), ...repeated(14, late, max)], { weeks: weeks(finished) })], 28),
      { ...SCREEN, tty: false },
    );
  it('WIP that moved while throughput did not follow, with the next step', () => {
    expect(told(9, 6, [4, 4, 4, 4])).toContain(
      'In the last 2 weeks WIP sank from 9 to 6 (median) while throughput stayed at about 4 a week.',
    );
    expect(told(9, 6, [2, 3, 4, 5])).toContain('throughput rose from 2.5 to 4.5 a week');
    expect(told(9, 6, [4, 4, 4, 4])).toContain('`wiplimit suggest`');
    expect(told(6, 9, [5, 4, 2, 1])).toContain(
      'WIP rose from 6 to 9 (median) while throughput sank from 4.5 to 1.5 a week. More in flight did not mean more done; `wiplimit next`',
    );
  });
  it('no rise of what is worked out from records: what was dropped is missing in the past only', () => {
    const rising = answer(
      [series([...repeated(14, 6), ...repeated(14, 9)], { weeks: weeks([4, 4, 4, 4]) })],
      28,
    );
    expect(renderTrend(rising, { ...SCREEN, tty: false })).toContain('WIP rose');
    expect(renderTrend({ ...rising, basis: 'records' }, SCREEN)).not.toContain('WIP rose');
  });
  it.each([
    ['both moved one way', told(9, 6, [5, 5, 2, 2])],
    ['WIP moved by one', told(3, 2, [4, 4, 4, 4])],
    ['WIP moved by little', told(30, 27, [4, 4, 4, 4])],
    ['little was finished', told(9, 6, [1, 1, 1, 1])],
  ])('nothing where %s', (_, text) => {
    expect(text).not.toContain('In the last');
  });
  it('nothing where few days of a half are known', () => {
    const known = (count: number) =>
      renderTrend(
        answer(
          [
            series(
              [...repeated(count, 9), ...Array.from({ length: 14 - count }, () => null), ...repeated(14, 6)],
              {
                weeks: weeks([4, 4, 4, 4]),
              },
            ),
          ],
          28,
        ),
        { ...SCREEN, tty: false },
      );
    expect(known(7)).toContain('In the last 2 weeks WIP sank');
    expect(known(6)).not.toContain('In the last');
  });
  it('how many are above the limit now', () => {
    expect(told(5, 5, [1, 1, 1, 1], 3)).toContain('2 more than the limit are in flight now; `wiplimit next`');
    expect(told(5, 5, [1, 1, 1, 1], 5)).not.toContain('more than the limit');
    expect(renderTrend(answer([series([{ wip: 5, max: 3 }, null])], 7), SCREEN)).not.toContain('more than');
  });
});

describe('the chart', () => {
  const range = { from: dateFromDay(LAST - 6), to: dateFromDay(LAST) };
  const rows = (drafts: readonly DayDraft[], width = 10) =>
    trendChart(series(drafts), range, width).lines.map((line) => line.map(({ text }) => text).join(''));
  it('draws each day to the item, against the limit of that day, with gaps for unknown days', () => {
    const drawn = rows([
      { wip: 3, max: 4 },
      { wip: 4, max: 4 },
      { wip: 5, max: 4 },
      null,
      { wip: 0, max: 2 },
      { wip: 2, max: 0 },
      { wip: 1, max: null },
    ]);
    expect(drawn.slice(0, 6)).toEqual([
      '5┤  █',
      '4┤─░░',
      '3┤░░░',
      '2┤░░░ ─█',
      '1┤░░░  █░',
      expect.stringMatching(/^ └/),
    ]);
  });
  it('shows one more than the limit also where a row stands for several items', () => {
    // 27 items are 6 rows of 5, and so are 26.
    const drawn = rows(
      [
        { wip: 60, max: null },
        { wip: 27, max: 26 },
        { wip: 26, max: 26 },
      ],
      11,
    );
    expect(drawn.slice(6, 8)).toEqual(['30┤    ░█░', '  │    ░░░']);
  });
  it('keeps rows in which nothing stands', () => {
    expect(rows([{ wip: 1, max: 7 }])).toHaveLength(7 + 2);
  });
  it('is never higher than 12 rows, and always shows what is above the limit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5000), fc.option(fc.nat(5000))), { minLength: 7, maxLength: 7 }),
        (all) => {
          const drafts = all.map(([wip, max]) => ({ wip, max }));
          const drawn = rows(drafts, 30);
          expect(drawn.length).toBeLessThanOrEqual(12 + 2);
          expect(drawn.some((row) => row.includes('█'))).toBe(
            drafts.some(({ wip, max }) => max !== null && wip > max),
          );
          expect(Math.max(...drawn.map((row) => row.length))).toBeLessThanOrEqual(30);
        },
      ),
    );
  });
  it('shows the highest of several days where there is no room for each', () => {
    const fortnight = { from: dateFromDay(LAST - 13), to: dateFromDay(LAST) };
    const wips = [9, 1, 2, 2, 3, 8, 4, 0, 0, 0, 6, 5, 7, 7];
    const { columns, daysPerColumn } = chartColumns(
      days(wips.map((wip) => ({ wip, max: null }))),
      fortnight,
      5,
    );
    // Threes that end with the last day: the first is two days long.
    expect(daysPerColumn).toBe(3);
    expect(columns.map((column) => column?.wip)).toEqual([9, 3, 8, 6, 7]);
  });
});

describe('the row of a team', () => {
  const row = (drafts: readonly DayDraft[]) => {
    const range = { from: dateFromDay(LAST - drafts.length + 1), to: dateFromDay(LAST) };
    return sparkline(chartColumns(days(drafts), range, 100).columns);
  };
  it('is as high as the limit only at it, and full only above it', () => {
    const at = (wip: number, max: number | null = 20) => ({ wip, max });
    expect(row([at(0), at(1), null, at(10), at(19), at(20), at(21)])).toBe('▁▂ ▄▆▇█');
    expect(row([at(0, 0), at(1, 0)])).toBe('▁█');
  });
  it('without a limit is measured by its highest day, or by the limit there is today', () => {
    expect(row([0, 4, 8].map((wip) => ({ wip, max: null })))).toBe('▁▄▇');
    expect(
      row([
        { wip: 4, max: null },
        { wip: 9, max: null },
        { wip: 4, max: 8 },
      ]),
    ).toBe('▄▇▄');
  });
});

it('fits from 60 to 120 columns, whatever teams are called', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  const anyDays = fc.array(fc.option(fc.record({ wip: fc.nat(300), max: fc.option(fc.nat(300)) })), {
    minLength: 1,
    maxLength: 56,
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 120 }),
      fc.constantFrom(7, 28, 56, 364),
      fc.array(fc.tuple(name, anyDays), { minLength: 1, maxLength: 4 }),
      (width, length, drafts) => {
        const all = drafts.map(([subject, drafted]) =>
          series(drafted.slice(-length), {
            subject,
            weeks: weeks(Array.from({ length: length / 7 }, () => 12)),
          }),
        );
        for (const line of renderTrend(answer(all, length), { ...SCREEN, width }).split('\n'))
          expect(stringWidth(line), line).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 60 },
  );
});
