import { expect, test } from 'vitest';
import type { DoctorAnswer, Finding } from '../../src/model/doctor.ts';
import { renderDoctor } from '../../src/reporters/terminal/answers/doctor.ts';

const PLAIN = { width: 80, color: 0 as const, hyperlinks: false, tty: false, quiet: false };
const finding = (level: Finding['level'], more: Partial<Finding> = {}): Finding => ({
  check: 'x',
  level,
  message: `A ${level}.`,
  why: null,
  remedy: null,
  path: null,
  entries: [],
  cause: null,
  ...more,
});
const answer = (findings: Finding[]): DoctorAnswer => ({
  asOf: '2026-11-20T09:00:00Z',
  timezone: 'UTC',
  outcome: 'well',
  live: true,
  incomplete: [],
  findings,
});

test('what is wrong comes with why, entries and remedy; what is well is a list', () => {
  const entries = Array.from({ length: 12 }, (_, index) => `PAY-${index}`);
  const text = renderDoctor(
    answer([
      finding('problem', { why: 'It counts.', remedy: 'Correct it.', path: 'stages', entries }),
      finding('hint', { message: 'See limits[3].label.', path: 'limits[3].label' }),
      finding('well', { message: 'One.' }),
      finding('well', { message: 'Two.' }),
    ]),
    PLAIN,
  );
  expect(text).toBe(`✖ 1 problem · 1 hint · 2 well

✖ A problem.  stages
  It counts.
${entries
  .slice(0, 10)
  .map((entry) => `    ${entry}\n`)
  .join('')}    and 2 more
  → Correct it.

▲ See limits[3].label.

✔ One.
✔ Two.
`);
});

test('a terminal breaks the lines under the text, and no line is wider than it', () => {
  const words = 'word '.repeat(30).trim();
  const text = renderDoctor(answer([finding('problem', { message: words, why: words, remedy: words })]), {
    ...PLAIN,
    width: 40,
    tty: true,
  });
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(text).toMatch(/\n {2}→ word/);
});

test('without a hint or a problem it says so', () => {
  expect(renderDoctor(answer([finding('well')]), PLAIN)).toBe(
    '✔ Nothing was found that could make a number wrong.\n\n✔ A well.\n',
  );
});
