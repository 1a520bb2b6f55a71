import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FinishedWork, Verdict } from '../../../src/model/verdict.ts';
import { dayAxis } from '../../../src/reporters/html/time/day-axis.ts';
import { spread } from '../../../src/reporters/html/time/end-labels.ts';
import { weeksOf } from '../../../src/reporters/html/time/weeks.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { render, textOf } from './render.ts';
import { daysBefore, finishedWork, overTime, trendOf } from './scenes-time.ts';

const section = (verdict: Verdict, id: string): string =>
  new RegExp(`<section id="${id}".*?</section>`, 's').exec(render(verdict))?.[0] ?? '';
const figuresOf = (part: string): string[] => part.match(/<figure.*?<\/figure>/gs) ?? [];
const numbers = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].map((match) => Number(match[1]));

const item = (id: string, daysAgo: number, cycleDays: number | null): FinishedWork['items'][number] => ({
  id,
  title: `Title of ${id}`,
  url: `https://linear.app/acme/issue/${id}`,
  teams: [],
  finishedOn: daysBefore(daysAgo),
  cycleDays,
});
const finished = (items: FinishedWork['items'], days = 10): Partial<Verdict> => ({
  finished: { from: daysBefore(days - 1), to: daysBefore(0), items },
});

describe('the cycle times', () => {
  const work = [
    item('PAY-1', 9, 2),
    item('PAY-2', 5, 4),
    item('PAY-3', 5, 8),
    item('PAY-4', 0, 3),
    item('PAY-5', 0, null),
  ];
  const page = section(
    verdictBuilder().sle('Payments', 6).sle('Platform', 6).with(finished(work)).build(),
    'finished',
  );
  const [scatter = ''] = figuresOf(page);

  it('have a dot for each item whose start is known, with a title and a link', () => {
    const dots = scatter.match(/<a [^>]*><title>.*?<\/a>/gs) ?? [];
    expect(dots).toHaveLength(4);
    expect(dots[0]).toMatch(
      /^<a href="https:\/\/linear.app\/acme\/issue\/PAY-1" rel="noreferrer"><title>PAY-1 Title of PAY-1: 2 days, finished on 11 Nov<\/title><circle cx="5%"/,
    );
  });

  it('stand further right the later, and higher the longer it took', () => {
    const x = numbers(scatter, /<circle cx="([\d.]+)%"/g);
    const y = numbers(scatter, /<circle cx="[^"]*" cy="(\d+)"/g);
    expect(x).toEqual([5, 45, 45, 95]);
    expect((y[2] ?? 0) < (y[1] ?? 0) && (y[1] ?? 0) < (y[3] ?? 0) && (y[3] ?? 0) < (y[0] ?? 0)).toBe(true);
  });

  it('say what is not drawn, the window, the percentiles and the one expectation', () => {
    const text = textOf(page);
    expect(text).toContain('5 items finished from 11 Nov to 20 Nov, 10 days.');
    expect(text).toContain('50 of 100 items took at most 3 days, 70 at most 4 days, 85 at most 8 days.');
    expect(text).toContain('1 more has no known start and is not drawn.');
    expect(text).toContain('SLE 6 days');
    expect(numbers(scatter, /class="rank p(\d+)"/g)).toEqual([50, 70, 85]);
  });

  it('have no line for an expectation that only some teams have', () => {
    for (const other of [8, null]) {
      const verdict = verdictBuilder().sle('Payments', 6).sle('Platform', other).with(finished(work)).build();
      expect(section(verdict, 'finished')).not.toContain('class="sle"');
    }
  });

  it('stand side by side when they are of the same day and took as long', () => {
    const same = ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4'].map((id) => item(id, 4, 3));
    const x = numbers(
      section(verdictBuilder().with(finished(same)).build(), 'finished'),
      /<circle cx="([\d.]+)%"/g,
    );
    expect(x).toEqual([51.25, 53.75, 56.25, 58.75]);
  });

  it('can be reached by keyboard while they are few, and are gathered when they are thousands', () => {
    const many = (count: number) =>
      section(
        verdictBuilder()
          .with({ finished: finishedWork(count) })
          .build(),
        'finished',
      );
    const skipped = /<a [^>]*tabindex="-1"><title>/;
    expect(many(60)).not.toMatch(skipped);
    expect(many(200)).toMatch(skipped);
    const gathered = many(3000);
    expect(gathered).toContain('are one dot, larger the more there are');
    const counts = numbers(gathered, /<circle [^>]*><title>(\d+): /g);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2850);
  });

  it('are words alone where no item has a known start, and where nothing was finished', () => {
    const without = section(
      verdictBuilder()
        .with(finished([item('PAY-1', 1, null)]))
        .build(),
      'finished',
    );
    expect(textOf(without)).toContain('None of these items has a known start');
    expect(figuresOf(without)).toHaveLength(2);
    const empty = section(verdictBuilder().with(finished([])).build(), 'finished');
    expect(textOf(empty)).toContain('Nothing was finished from 11 Nov to 20 Nov, 10 days.');
    expect(figuresOf(empty)).toEqual([]);
    expect(section(verdictBuilder().build(), 'finished')).toBe('');
  });
});

describe('throughput', () => {
  it('counts every item in the week that it was finished in, also those of unknown start', () => {
    const axis = dayAxis(daysBefore(15), daysBefore(0));
    const days = [15, 14, 13, 7, 6, 0, 0];
    if (axis === null) throw new Error('no axis');
    const weeks = weeksOf(
      days.map((day) => item('PAY-1', day, null)),
      axis,
    );
    expect(weeks.map(({ from, to, days, finished }) => [from, to, days, finished])).toEqual([
      [daysBefore(15), daysBefore(14), 2, 2],
      [daysBefore(13), daysBefore(7), 7, 2],
      [daysBefore(6), daysBefore(0), 7, 3],
    ]);
  });

  it('has the number of each week, as a bar and as a table, and says when the first is no whole week', () => {
    const page = section(
      verdictBuilder()
        .with(finished([item('A-1', 9, 1), item('A-2', 1, 1), item('A-3', 0, null)]))
        .build(),
      'finished',
    );
    const [, figure = ''] = figuresOf(page);
    expect(numbers(figure, /class="number"[^>]*>(\d+)</g)).toEqual([1, 2]);
    expect(textOf(figure)).toContain('The first bar has only 3 days');
    expect(textOf(/<table.*?<\/table>/s.exec(figure)?.[0] ?? '')).toContain(
      '14 Nov – 20 Nov 7 2 11 Nov – 13 Nov 3 1',
    );
    expect(figure).toContain('class="week part"');
  });
});

describe('work over time', () => {
  it('is a figure for everyone and each team, with the same as a table', () => {
    const part = section(overTime(), 'trend');
    const names = [...part.matchAll(/<h3[^>]*>(.*?)<\/h3>/g)].map((match) => match[1]);
    expect(names).toEqual(['Everyone', 'Payments', 'Platform']);
    const [, payments = ''] = figuresOf(part);
    expect(textOf(/<thead.*?<\/thead>/s.exec(payments)?.[0] ?? '')).toBe(
      ' Day In flight Limit doing review merge no stage Departed so far ',
    );
    expect(textOf(/<tbody>\s*<tr>.*?<\/tr>/s.exec(payments)?.[0] ?? '')).toBe(' 20 Nov 8 7 4 2 1 1 29 ');
    expect(payments).toContain('>8 in flight<');
    expect(payments).toContain('>limit 7<');
  });

  it('marks the days that had a run and says how many; worked out from records it needs no marks', () => {
    const points = (verdict: Verdict) => {
      const [figure = ''] = figuresOf(section(verdict, 'trend'));
      return (/class="points" d="([^"]*)"/.exec(figure)?.[1] ?? '').split('h0').length - 1;
    };
    expect(textOf(section(overTime(), 'trend'))).toContain('44 of 60 days had a run');
    expect(points(overTime())).toBe(44);
    const workedOut = { ...overTime(), trend: trendOf([], 'records') };
    expect(textOf(section(workedOut, 'trend'))).toContain('Worked out from when work was started');
    expect(points(workedOut)).toBe(1);
  });

  it('has what departed at the foot, the rightmost stage on it and work in none on top', () => {
    const [figure = ''] = figuresOf(section(overTime(), 'trend'));
    const labels = [...figure.matchAll(/class="stage-label"[^>]*y="(\d+)">\d+ (.*?)</g)];
    expect(labels.map((match) => match[2])).toEqual(['no stage', 'doing', 'review', 'merge', 'departed']);
    const heights = labels.map((match) => Number(match[1]));
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });

  it('is a cumulative flow: departures at the foot, arrivals the top edge, the work in flight between them', () => {
    const runs = trendOf([], 'runs');
    const stages = { doing: 3, review: 1 };
    const days = [0, 1, 4].map((departed, index) => ({
      ...{ day: daysBefore(2 - index), wip: 4, max: null, stages, departed, ages: null },
    }));
    const [everyone] = runs.series;
    if (everyone === undefined) throw new Error('no series');
    const trend = { ...runs, from: daysBefore(2), series: [{ ...everyone, days }] };
    const part = section({ ...overTime(), trend }, 'trend');
    expect(part).toContain('<h4>Cumulative flow by stage</h4>');
    expect(part).toContain('>Cumulative flow by stage and day: Everyone</title>');
    expect(part).toContain(
      'Up to the last day 8 arrived and 4 departed. On the last day: doing 3, review 1.',
    );
    expect(textOf(part)).toContain('The distance between them is the work in flight.');
    // From the foot: the upper edges of what departed, of review and of doing.
    const edges = [...part.matchAll(/class="area[^"]*"[^>]* d="M([^"]*)Z"/g)].map((match) =>
      (match[1] ?? '').split('L').map((point) => Number(point.split(',')[1])),
    );
    const upper = edges.map((points) => points.slice(0, 3));
    const item = ((upper[0]?.[0] ?? 0) - (upper[0]?.[2] ?? 0)) / 4;
    expect(item).toBeGreaterThan(10);
    const items = upper.map((points) => points.map((y) => Math.round(((upper[0]?.[0] ?? 0) - y) / item)));
    expect(items).toEqual([
      [0, 1, 4],
      [1, 2, 5],
      [4, 5, 8],
    ]);
    expect(part).toContain('>8 arrived<');
  });

  it('shows the stages alone where a saved verdict does not tell what departed', () => {
    const runs = trendOf([], 'runs');
    const series = runs.series.map((each) => ({
      ...each,
      days: each.days.map(({ departed: _, ...day }) => day),
    }));
    const part = section({ ...overTime(), trend: { ...runs, series } }, 'trend');
    expect(part).toContain('<h4>By stage</h4>');
    expect(part).toContain('>Work in flight by stage and day: Everyone</title>');
    expect(part).not.toMatch(/departed|arrived/i);
  });

  it('draws the limit only where there was one, as steps', () => {
    const verdict = overTime();
    const [series] = trendOf([], 'records').series;
    if (series === undefined || verdict.trend === null) throw new Error('no series');
    const limitOf = (days: typeof series.days) => {
      const trend = { ...trendOf([], 'records'), series: [{ ...series, days }] };
      return /class="limit" d="([^"]*)"/.exec(section({ ...verdict, trend }, 'trend'))?.[1];
    };
    expect(limitOf(series.days)).toMatch(/^M0,(\d+)L.*L333,\1L333,(\d+)L.*L1000,\2$/);
    expect(limitOf(series.days.map((day) => ({ ...day, max: null }))) ?? '').toBe('');
  });

  it('draws twelve at most and says how many are not', () => {
    const teams = Array.from({ length: 19 }, (_, index) => `Team ${index}`);
    const part = section({ ...overTime(), trend: trendOf(teams, 'runs') }, 'trend');
    expect(figuresOf(part)).toHaveLength(12);
    expect(textOf(part)).toContain('8 more are not drawn; the JSON format has all.');
  });

  it('is a sentence before the first run', () => {
    const part = section({ ...overTime(), trend: { ...trendOf([], 'runs'), series: [] } }, 'trend');
    expect(textOf(part)).toContain('Nothing is known of the days from 22 Sep to 20 Nov yet.');
    expect(figuresOf(part)).toEqual([]);
  });

  it('draws a single day as wide as a day', () => {
    const runs = trendOf([], 'runs');
    const series = runs.series.map((each) => ({ ...each, days: each.days.slice(-1) }));
    const part = section({ ...overTime(), trend: { ...runs, series } }, 'trend');
    expect(part).toMatch(/class="area" [^>]*d="M983,\d+L1000,/);
  });

  it('counts stages that are called like methods', () => {
    const runs = trendOf([], 'runs');
    const series = runs.series.map((each) => ({
      ...each,
      days: each.days.map((day, index) => (index === 0 ? { ...day, stages: { constructor: 2 } } : day)),
    }));
    const trend = { ...runs, stages: ['constructor'], series };
    const part = section({ ...overTime(), trend }, 'trend');
    expect(part).not.toContain('NaN');
    expect(part).toContain('>0 constructor<');
  });
});

describe('labels beside a chart', () => {
  it('never lie on each other while there is room, in their order, and stay where they can', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 300 }), { maxLength: 18 }), (places) => {
        const heights = places.toSorted((a, b) => a - b);
        const moved = spread(heights, 300);
        moved.slice(1).forEach((height, index) => {
          expect(height - (moved[index] ?? 0)).toBeGreaterThanOrEqual(15);
        });
        expect(Math.max(0, ...moved)).toBeLessThanOrEqual(300);
      }),
    );
    expect(spread([20, 100, 104], 300)).toEqual([20, 100, 115]);
    expect(spread([290, 295], 300)).toEqual([285, 300]);
  });
});

describe('the days of an axis', () => {
  it('have few names, the last day always one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (days) => {
        const axis = dayAxis(daysBefore(days), daysBefore(0));
        expect(axis?.count).toBe(days + 1);
        expect(axis?.ticks.length).toBeLessThanOrEqual(4);
        expect(axis?.ticks.at(-1)).toEqual({ index: days, label: '20 Nov' });
      }),
    );
  });
});
