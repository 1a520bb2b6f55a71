// How long the built program takes to start, as a ratio to bare Node in the same run: npm run bench
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/wiplimit.js', import.meta.url));
const ROUNDS = 25;
const CASES = {
  'node -e 0': ['-e', '0'],
  '--version': [BIN, '--version'],
  '--help': [BIN, '--help'],
  demo: [BIN, 'demo'],
};

const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round <= ROUNDS; round++)
  for (const [name, args] of Object.entries(CASES)) {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    // The first round fills the disk's cache.
    if (round > 0) times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
  }

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const bare = times['node -e 0'];
for (const [name, values] of Object.entries(times)) {
  const ratio = median(values.map((value, round) => value / bare[round]));
  console.log(
    `${name.padEnd(10)} ${median(values).toFixed(0).padStart(5)} ms  ${ratio.toFixed(2)} × node -e 0`,
  );
}
