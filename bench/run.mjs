// What wiplimit costs and takes, beside other ways to read the same: npm run bench
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { HELP, readOptions } from './lib/options.mjs';
import { report } from './lib/report.mjs';
import { runWorld } from './lib/run-world.mjs';
import { bundle } from './lib/server.mjs';
import { snapshot } from './snapshot.mjs';
import { startUp } from './start-up.mjs';

const options = readOptions(process.argv.slice(2));
if (options.help) process.stdout.write(HELP);
else await main();

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'wiplimit-bench-'));
  const say = (text) => process.stderr.write(`${text}\n`);
  try {
    const version = spawnSync(process.execPath, [options.bin, '--version'], {
      encoding: 'utf8',
    }).stdout.trim();
    if (version === '') throw new Error('The program does not start. Build it first: npm run build');
    const load = loadavg()[0];
    const localRounds = options.quick ? 5 : 15;
    const worlds = [];
    if (options.does('servers')) {
      const server = await bundle('server/main.ts', folder);
      for (const world of options.worlds) {
        say(`${world} people, ${options.rounds(world)} rounds …`);
        worlds.push(await runWorld(world, server, folder, options));
      }
    }
    say('start-up, judging, rendering …');
    const text = report({
      date: new Date().toISOString().slice(0, 10),
      version,
      load,
      worlds,
      startUp: options.does('start-up') ? await startUp(options.bin, localRounds) : [],
      snapshot: options.does('snapshot') ? await snapshot(folder, options.quick ? 2 : 5) : [],
    });
    process.stdout.write(text);
    if (options.write) await writeFile(new URL('./README.md', import.meta.url), text);
    // Time never fails the bench; a wrong answer does.
    const isWrong = worlds.some(({ rows }) => rows.some((row) => row.isOurs && row.wrong.length > 0));
    process.exitCode = isWrong ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
