import { cpus, loadavg, totalmem } from 'node:os';
import { ROUND_TRIP, SCRIPT } from './cases.mjs';
import { goalsOf, localGoals } from './goals.mjs';
import { median, present, ratio } from './statistics.mjs';

const WORLDS = {
  8: '8 people, 5 repositories, 42 records in flight',
  60: '60 people, 40 repositories, 900 records in flight',
  600: '600 people, 300 repositories, 9,000 records in flight among 18,000 of others',
};

const SCHEMAS = {
  vendor: "GitHub's schema: the current one.",
  npm: "GitHub's schema: the copy on npm, an older host; it lacks search by OR (ISSUE_ADVANCED), which costs more requests.",
};

const whole = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–');
const times = (value) => (Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 0) : '–');

/** A Markdown table whose columns line up as plain text, too. */
function table(head, rows) {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = `|${widths.map((width, at) => `${'-'.repeat(width + (at === 0 ? 2 : 1))}${at === 0 ? '' : ':'}`).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const HEAD = [
  'candidate',
  'ms (median)',
  'ms (least)',
  'CPU ms',
  '× round trip',
  '× script',
  'GitHub',
  'Linear',
  'chain',
  'points',
  'complexity',
  'at once',
  'MB',
  'missing',
  'people wrong',
  'reviews wrong',
];

function worldSection({ world, rows, skipped }) {
  const base = (name) => rows.find((row) => row.name === name)?.ms ?? [];
  const cells = rows.map((row) => {
    const { github, linear } = row.log;
    const checked = row.check;
    const ms = present(row.ms);
    return [
      row.name,
      whole(median(ms)),
      whole(Math.min(...ms)),
      whole(median(present(row.cpuMs))),
      times(ratio(row.ms, base(ROUND_TRIP))),
      times(ratio(row.ms, base(SCRIPT))),
      whole(github.requests),
      whole(linear.requests),
      `${github.chain} + ${linear.chain}`,
      whole(github.cost),
      whole(linear.cost),
      `${github.peak} + ${linear.peak}`,
      whole(Math.max(...present(row.peakMb))),
      checked ? whole(checked.missing) : '–',
      checked ? whole(checked.peopleWrong) : '–',
      checked ? whole(checked.reviewsWrong) : '–',
    ];
  });
  const remarks = [...rows.flatMap((row) => row.wrong.map((text) => `${row.name}: ${text}`)), ...skipped];
  return [
    `## ${WORLDS[world]}`,
    table(HEAD, cells),
    ...(remarks.length > 0 ? [remarks.map((text) => `- ${text}`).join('\n')] : []),
    goalTable(goalsOf(world, rows)),
  ].join('\n\n');
}

const goalTable = (goals) =>
  table(
    ['goal', 'found', 'met'],
    goals.map(({ goal, found, met }) => [goal, found, met ? 'yes' : 'no']),
  );

function localSection(startUp, snapshot) {
  const parts = [];
  if (startUp.length > 0)
    parts.push(
      '## Start-up',
      table(
        ['program', 'ms (median)', 'ms (least)', '× bare Node', 'MB'],
        startUp.map((row) => [row.name, whole(row.ms), whole(row.min), times(row.ratio), whole(row.peakMb)]),
      ),
    );
  if (snapshot.length > 0)
    parts.push(
      '## Without a network',
      table(
        ['part', 'ms (median)', 'ms (least)', 'MB'],
        snapshot.map((row) => [row.name, whole(row.ms), whole(row.min), whole(row.peakMb)]),
      ),
    );
  return [...parts, goalTable(localGoals(startUp, snapshot))].join('\n\n');
}

const INTRODUCTION = `Written by \`npm run bench -- --write\`. Three worlds, the same in every run, served on loopback by one process for both
vendors, which executes their GraphQL schemas and answers 120 ms after a request, and 1 ms later for each entry of a
list; it computes each answer once and keeps it, so that it hardly competes for the machine. Every candidate is a whole
process, from its start to its end, in rounds that run one candidate after the other; the first round is dropped. The
ratios are medians over rounds of two times of the same round: read these where the machine is busy. Each answer is
compared with what is known of the people in the config from how the world was made.

- **bare round trip**: Node, one request, one answer.
- **wiplimit**: \`check --format json\`; **--cache**: a second run, ten minutes after the first, with nothing changed.
- **competent script**: GraphQL searches for each person through octokit with its throttling off, ten at a time, and raw
  pages of Linear. It links, and does not retry, page nested lists, or say what it did not see.
- **vendors' guides**: octokit as it comes, a REST search for each person, and the models of @linear/sdk. Once.

"chain" is the most requests that came after one another at GitHub and at Linear, those that only waited for their turn
included; "at once" the most at one time; "points" what GitHub charges, "complexity" what Linear does; "CPU ms" what the process computed, on all cores.`;

/** The whole report as Markdown that reads as plain text, too. */
export function report({ date, version, worlds, startUp, snapshot, load }) {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${gigabytes} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  const busy = [load, loadavg()[0]].map((value) => value.toFixed(1)).join(' and ');
  return `${[
    '# Benchmarks',
    INTRODUCTION,
    `${date}, wiplimit ${version}, on ${machine}; load at the beginning and the end: ${busy}.`,
    ...new Set(worlds.map(({ schema }) => SCHEMAS[schema])),
    ...worlds.map(worldSection),
    ...(startUp.length + snapshot.length > 0 ? [localSection(startUp, snapshot)] : []),
  ].join('\n\n')}\n`;
}
