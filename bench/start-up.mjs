// How long the built program takes to start, as a ratio to bare Node in the same round.
import { measure } from './lib/measure.mjs';
import { median, ratio } from './lib/statistics.mjs';

const BARE = 'node -e 0';

/** @returns {Promise<{name: string, ms: number, min: number, ratio: number, peakMb: number}[]>} */
export async function startUp(bin, rounds) {
  const cases = {
    [BARE]: ['-e', '0'],
    'an ES module': ['--input-type=module', '-e', '0'],
    '--version': [bin, '--version'],
    '--help': [bin, '--help'],
    demo: [bin, 'demo'],
  };
  const runs = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const [name, args] of Object.entries(cases)) {
      const run = await measure(args, { env: process.env });
      // The first round fills the disk's cache.
      if (round > 0) runs[name].push(run);
    }
  const times = (name) => runs[name].map((run) => run.ms);
  return Object.keys(cases).map((name) => ({
    name,
    ms: median(times(name)),
    min: Math.min(...times(name)),
    ratio: ratio(times(name), times(BARE)),
    peakMb: median(runs[name].map((run) => run.peakMb)),
  }));
}
