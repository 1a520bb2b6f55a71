import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { allWithin, explained, partialSource, teamOver } from '../terminal/scenes.ts';
import { complaints, parsed } from './parsed.ts';
import { render } from './render.ts';
import { manyItems, twoTeams } from './scenes.ts';
import { company, finishedWork, overTime, trendOf } from './scenes-time.ts';

const SCENES = {
  'two teams with history': twoTeams(),
  'a team over': teamOver(),
  'all within': allWithin(),
  'a source in part': partialSource(),
  'agents and exceptions': explained(),
  'thousands of items': manyItems(1001),
  'finished work and days with runs': overTime(),
  'a year of bars, days worked out': {
    ...overTime(),
    finished: { ...finishedWork(600), from: '2025-11-21' },
    trend: trendOf([], 'records'),
  },
  'nothing at all': verdictBuilder().build(),
};

describe.each(Object.entries(SCENES))('the page of %s', (_, verdict) => {
  const page = render(verdict);

  it('is valid HTML', () => {
    expect(complaints(page)).toEqual([]);
  });

  it('needs nothing but itself, and forbids all else', () => {
    const { elements, values } = parsed(page);
    expect(
      elements.filter((element) => /^(script|img|link|iframe|object|form|base)\b/.test(element)),
    ).toEqual([]);
    expect(values.filter(({ name }) => name === 'style' || name === 'src' || name.startsWith('on'))).toEqual(
      [],
    );
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`.replaceAll(
        "'",
        '&#39;',
      ),
    );
    expect(style).not.toMatch(/url\(|@import/);
  });

  it('has every id once, and points to none that is missing', () => {
    const { values } = parsed(page);
    const ids = values.filter(({ name }) => name === 'id').map(({ value }) => value);
    expect(new Set(ids).size).toBe(ids.length);
    const pointed = values.flatMap(({ name, value }) => {
      if (name === 'href' && value.startsWith('#')) return [value.slice(1)];
      return name === 'aria-labelledby' || name === 'aria-describedby' ? value.split(' ') : [];
    });
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is the same every time', () => {
    expect(render(structuredClone(verdict))).toBe(page);
  });
});

it('is whole, however quiet the terminal', () => {
  expect(render(twoTeams(), true)).toBe(render(twoTeams()));
});

it('stays under 3 MB with 5,000 items', () => {
  const page = render(manyItems(5000));
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  expect(page.match(/<title>PAY-\d+ /g)).toHaveLength(5000);
});

it('stays under 3 MB with 3,000 finished items and twenty series of sixty days besides', () => {
  expect(Buffer.byteLength(render(company()))).toBeLessThan(3_000_000);
});
