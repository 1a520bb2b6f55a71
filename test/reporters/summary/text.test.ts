import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { shorten } from '../../../src/reporters/summary/shorten.ts';
import { text } from '../../../src/reporters/summary/text.ts';
import { hostile, hostileVerdicts, hugeVerdict } from './verdicts.ts';

const CONTROL = /[^\P{Cc}\n]|[\u200b\u202a-\u202e\u2066-\u2069]/u;
const graphemes = (value: string) =>
  Array.from(new Intl.Segmenter('en').segment(value), (each) => each.segment);

it('is never wider than 80 columns and holds nothing a terminal obeys', () => {
  fc.assert(
    fc.property(hostileVerdicts, (verdict) => {
      const shown = text(verdict, {});
      expect(shown).toMatch(/\n$/);
      expect(CONTROL.exec(shown)?.[0]).toBeUndefined();
      for (const line of shown.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    }),
    { numRuns: 60 },
  );
});

it('is as wide as a terminal, and 80 columns in a pipe', () => {
  const widest = (options: Parameters<typeof text>[1]) =>
    Math.max(
      ...text(hugeVerdict('Some work to be done'), options)
        .split('\n')
        .map((line) => stringWidth(line)),
    );
  expect(widest({ tty: true, width: 60 })).toBeGreaterThan(50);
  expect(widest({ tty: true, width: 60 })).toBeLessThanOrEqual(60);
  expect(widest({ tty: true, width: 120 })).toBeGreaterThan(80);
  expect(widest({ tty: false, width: 60 })).toBe(widest({}));
  expect(widest({})).toBeGreaterThan(60);
});

it('stays short, however much there is', () => {
  expect(text(hugeVerdict('x'.repeat(5000)), {}).length).toBeLessThan(4000);
});

it('keeps an address whole, for one that is broken into lines is none', () => {
  const link = `https://ci.acme.com/${'a'.repeat(120)}`;
  expect(text(hugeVerdict('Some work'), { link })).toContain(`\nDetails: ${link}\n`);
});

it('what is cut ends in … and in a whole character', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 1, max: 90 }), (long, most) => {
      const short = shorten(long, most);
      expect(short.length).toBeLessThanOrEqual(most);
      if (short === long) return;
      expect(short).toMatch(/…$/);
      const kept = graphemes(short.slice(0, -1));
      expect(graphemes(long).slice(0, kept.length)).toEqual(kept);
    }),
    { numRuns: 1000 },
  );
});
