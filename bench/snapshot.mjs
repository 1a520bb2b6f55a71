// How long judging and rendering take where nothing is read from the network: src, bundled, 10,000 records.
import { join } from 'node:path';
import { measure } from './lib/measure.mjs';
import { bundle } from './lib/server.mjs';
import { median } from './lib/statistics.mjs';

/** What is told of each part: which of its times, and how it is called. */
const TIMES = {
  judge: [
    ['JSON.parse', 'JSON.parse of that file, to compare'],
    ['validate', 'validating 10,000 records'],
    ['judge', 'linking and judging 10,000 records'],
  ],
  terminal: [['render', 'rendering 10,000 items for a terminal']],
  pipe: [['render', 'rendering 10,000 items as plain text']],
  json: [['render', 'rendering 10,000 items as JSON']],
};

/** What needs no records: bench/parts/flow.ts. */
const FLOW = {
  ages: 'ages of 10,000 items in working days',
  forecast: "a forecast: a year's window, 200 items, 365 days ahead",
};

/** @returns {Promise<{name: string, ms: number, min: number, peakMb: number}[]>} */
export async function snapshot(folder, rounds) {
  const program = await bundle('parts/snapshot.ts', folder);
  const file = join(folder, 'snapshots.json');
  await run([program, 'make', file]);
  const runs = Object.fromEntries(Object.keys(TIMES).map((part) => [part, []]));
  for (let round = 0; round < rounds; round++)
    for (const part of Object.keys(TIMES)) {
      const { stdout, peakMb } = await run([program, part, file]);
      runs[part].push({ ...JSON.parse(stdout).ms, peakMb });
    }
  const flow = await bundle('parts/flow.ts', folder);
  const flowRuns = Object.fromEntries(Object.keys(FLOW).map((part) => [part, []]));
  for (let round = 0; round < rounds; round++)
    for (const part of Object.keys(FLOW)) {
      const { stdout, peakMb } = await run([flow, part]);
      flowRuns[part].push({ ms: JSON.parse(stdout).ms[part], peakMb });
    }
  const ofFlow = Object.entries(FLOW).map(([part, name]) => {
    const values = flowRuns[part].map((one) => one.ms);
    const peakMb = median(flowRuns[part].map((one) => one.peakMb));
    return { name, ms: median(values), min: Math.min(...values), peakMb };
  });
  const ofSnapshot = Object.entries(TIMES).flatMap(([part, times]) =>
    times.map(([time, name]) => {
      const values = runs[part].map((one) => one[time]);
      const peakMb = median(runs[part].map((one) => one.peakMb));
      return { name, ms: median(values), min: Math.min(...values), peakMb };
    }),
  );
  return [...ofSnapshot, ...ofFlow];
}

async function run(args) {
  const done = await measure(args, { env: process.env });
  if (done.code !== 0) throw new Error(`The bench's own part failed: ${done.stderr.slice(0, 500)}`);
  return done;
}
