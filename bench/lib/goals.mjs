import { SCRIPT } from './cases.mjs';
import { median, present, ratio } from './statistics.mjs';

/** What the plan for this reader asks of each world; times as a share of the competent script of the same round. */
const FRESH = {
  8: { ms: 400, share: 0.5, github: 15, linear: 5, points: 15, peak: 20 },
  60: { ms: 900, share: 0.25, github: 45, linear: 20, points: 45, peak: 20 },
  600: { memory: 300, peak: 20 },
};
const THRIFTY = { 8: { points: 3 }, 60: { points: 10 } };
const CACHED = { 8: { requests: 6 }, 60: { requests: 30 } };

/** @returns {{goal: string, found: string, met: boolean}[]} */
export function goalsOf(world, rows) {
  const script = rows.find((row) => row.name === SCRIPT);
  return rows
    .filter((row) => row.isOurs)
    .flatMap((row) => {
      const goals = row.name.includes('--thrifty') ? THRIFTY : row.name.includes('--cache') ? CACHED : FRESH;
      return [
        {
          goal: `${row.name}: right`,
          found: row.wrong[0]?.split(/[,:]/)[0] ?? 'right',
          met: row.wrong.length === 0,
        },
        ...Object.entries(goals[world] ?? {}).map(([kind, limit]) => {
          const { value, text } = CHECKS[kind](row, script);
          return { goal: `${row.name}: ${text(limit)}`, found: text(value), met: value <= limit };
        }),
      ];
    });
}

const CHECKS = {
  ms: (row) => ({ value: Math.round(median(present(row.ms))), text: (value) => `${value} ms` }),
  share: (row, script) => ({
    value: Math.round(ratio(row.ms, script.ms) * 100) / 100,
    text: (value) => `${value} of the script's time`,
  }),
  github: (row) => ({ value: row.log.github.requests, text: (value) => `${value} requests to GitHub` }),
  linear: (row) => ({ value: row.log.linear.requests, text: (value) => `${value} requests to Linear` }),
  requests: (row) => ({
    value: row.log.github.requests + row.log.linear.requests,
    text: (value) => `${value} requests`,
  }),
  points: (row) => ({ value: row.log.github.cost, text: (value) => `${value} points` }),
  peak: (row) => ({
    value: row.log.github.peak + row.log.linear.peak,
    text: (value) => `${value} at a time`,
  }),
  memory: (row) => ({
    value: Math.round(Math.max(...present(row.peakMb))),
    text: (value) => `${value} MB`,
  }),
};

/** Goals of start-up, judging and rendering. */
export function localGoals(startUp, snapshot) {
  const version = startUp.find((row) => row.name === '--version');
  const limits = [
    [/^linking and judging/, 300],
    [/^rendering/, 200],
  ];
  return [
    ...(version
      ? [
          {
            goal: '--version: 1.4 × bare Node',
            found: `${version.ratio.toFixed(2)} ×`,
            met: version.ratio <= 1.4,
          },
        ]
      : []),
    ...snapshot.flatMap((row) => {
      const limit = limits.find(([name]) => name.test(row.name))?.[1];
      return limit === undefined
        ? []
        : [{ goal: `${row.name}: ${limit} ms`, found: `${Math.round(row.ms)} ms`, met: row.ms <= limit }];
    }),
  ];
}
