import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { casesOf, ROUND_TRIP } from './cases.mjs';
import { checkAnswer } from './check-answer.mjs';
import { measure } from './measure.mjs';
import { startServer } from './server.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Measures every case in one world, case after case in each round; the first round fills disk caches and the server's
 * memory, and is dropped, except for cases that run only once.
 * @returns {Promise<{world: number, rows: object[], schema: string, skipped: string[]}>} each row with `ms`, `cpuMs` and `peakMb` by round, and
 *   the server's log and the check of the last run
 */
export async function runWorld(world, bundled, folder, options) {
  const server = await startServer(bundled, world);
  try {
    const truth = await server.truth();
    const configs = {};
    for (const [variant, config] of Object.entries(server.configs)) {
      configs[variant] = join(folder, `${world}-${variant}.json`);
      await writeFile(configs[variant], JSON.stringify(config));
    }
    const all = casesOf(world, configs, options);
    const rows = all
      .filter((one) => !one.skip)
      .map((one) => ({ ...one, ms: [], cpuMs: [], peakMb: [], wrong: [] }));
    const rounds = options.rounds(world);
    for (let round = 0; round <= rounds; round++)
      for (const row of rows) {
        if (round > (row.rounds ?? rounds)) continue;
        const done = await runCase(row, server, { folder, truth, isFirst: round === 0 });
        const isKept = round > 0 || row.rounds === 0;
        if (isKept) for (const kind of ['ms', 'cpuMs', 'peakMb']) row[kind][round] = done[kind];
        if (done.problem && !row.wrong.includes(done.problem)) row.wrong.push(done.problem);
        Object.assign(row, { log: done.log, check: done.check });
        if (options.debug)
          process.stderr.write(`${world} ${round} ${row.name}: ${JSON.stringify({ ...done })}\n`);
      }
    return {
      world,
      rows,
      schema: server.schema,
      skipped: all.flatMap((one) => (one.skip ? [`${one.name}: ${one.skip}`] : [])),
    };
  } finally {
    server.stop();
  }
}

async function runCase(row, server, { folder, truth, isFirst }) {
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  const later = row.isSecondRun && !isFirst ? row.laterMs : 0;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CACHE_HOME: join(home, row.name.replace(/\W+/g, '-')),
    GITHUB_API_URL: server.github,
    GITHUB_GRAPHQL_URL: `${server.github}/graphql`,
    LINEAR_API_URL: `${server.linear}/graphql`,
    GH_TOKEN: 'ghp_bench',
    LINEAR_API_KEY: 'lin_api_bench',
    WIPLIMIT_NOW: new Date(Date.parse(server.now) + later).toISOString(),
  };
  await server.reset();
  const { ms, cpuMs, peakMb, code, stdout, stderr } = await measure(row.args, { env, cwd: folder });
  const log = await server.log();
  const done = { ms, cpuMs, peakMb, log, check: null, problem: null };
  if (code !== 0) {
    const said = (stderr || stdout).trim().replaceAll(folder, '').replaceAll(ROOT, '');
    done.problem = `ended with ${code}: ${said.split('\n').slice(0, 3).join(' ').slice(0, 300)}`;
  }
  // A gap in the server must not pass for a fault of the candidate.
  const gap = [...log.github.failures, ...log.linear.failures].find((failure) => !/^\d/.test(failure));
  if (gap !== undefined) throw new Error(`The bench's server failed for ${row.name}: ${gap}`);
  if (row.name === ROUND_TRIP) return done;
  try {
    const answer = JSON.parse(stdout);
    done.check = checkAnswer(answer, truth);
    if (answer.outcome === 'incomplete') {
      const partial = answer.sources.flatMap((source) => source.problems)[0] ?? '';
      done.problem = `incomplete, and says so: ${partial.slice(0, 200)}`;
    } else if (row.isOurs) done.problem ??= wrongness(done.check);
  } catch {
    done.problem ??= 'gave no JSON';
  }
  return done;
}

function wrongness({ missing, idsWrong, reviewsWrong }) {
  if (missing === 0 && idsWrong.length === 0 && reviewsWrong === 0) return null;
  return `WRONG: ${missing} records missing, ${idsWrong.length} people wrong (${idsWrong[0] ?? ''}), ${reviewsWrong} reviews wrong`;
}
