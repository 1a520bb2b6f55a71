import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceName } from '../../src/model/snapshot.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { folder, type Run, runBin } from '../e2e/support/run-bin.ts';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import type { FaultKind } from './fault-kind.ts';
import { KINDS } from './kinds/index.ts';
import { leaksIn, SOURCES } from './oracle.ts';
import { type Planted, startProxy } from './proxy.ts';
import { createRandom, pick } from './sample.ts';
import { AUTHORIZATION, NOW, type Scene, startScene } from './scene.ts';

/** Seconds that a run may take; a fault that lasts is given up within them. */
const TIMEOUT_S = 2;
const UNHURRIED_S = 60;
/** Starting and printing, on a machine that does something else, too. */
const SLACK_MS = 20_000;
const SEED = 11;
const AT_ONCE = 3;

/** One kind of each way to go wrong; the rest is the business of the matrix. */
const NAMES = [
  'reset before the reply',
  'no reply at all',
  'silence within the body',
  'gzip cut',
  'cut after half',
  'empty body',
  '204',
  'HTML with 200',
  'deeply nested',
  'redirect to another host',
  '400 that repeats the request',
  '500',
  '429 for longer than the run',
  'data without a field',
  'errors that repeat the token',
  '401',
  '403',
  'null for a list',
];

interface Ended extends Run {
  verdict: Verdict | null;
  files: string[];
  tookMs: number;
}

describe('the built program, one lasting fault', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({ github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS });
  });
  afterAll(() => scene.close());

  /** Runs it in an empty folder, with everything it may write, and reads what it wrote. */
  async function run(
    config: unknown,
    faults: Partial<Record<SourceName, Planted[]>> = {},
    seconds = TIMEOUT_S,
  ): Promise<Ended> {
    const home = await folder({ '.wiplimitrc.json': config });
    const proxies = {
      github: await startProxy(scene.upstreams.github, AUTHORIZATION.github),
      linear: await startProxy(scene.upstreams.linear, AUTHORIZATION.linear),
    };
    const passage = (source: SourceName) => proxies[source].open(faults[source] ?? [], { now: Date.now });
    const began = performance.now();
    try {
      const ended = await runBin(
        [
          '--format',
          'json',
          '--debug',
          '--cache',
          '--save',
          'saved.json',
          '--output',
          'terminal:shown.txt',
          '--timeout',
          `${seconds}`,
        ],
        {
          cwd: home.path,
          env: {
            GH_TOKEN: AUTHORIZATION.github.replace('Bearer ', ''),
            LINEAR_API_KEY: AUTHORIZATION.linear,
            GITHUB_API_URL: passage('github').root,
            LINEAR_API_URL: passage('linear').url,
            WIPLIMIT_NOW: new Date(NOW).toISOString(),
          },
        },
      );
      const tookMs = performance.now() - began;
      const entries = await readdir(home.path, { recursive: true, withFileTypes: true });
      const files = await Promise.all(
        entries
          .filter((entry) => entry.isFile())
          .map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')),
      );
      return { ...ended, verdict: ended.stdout === '' ? null : JSON.parse(ended.stdout), files, tookMs };
    } finally {
      await Promise.all([proxies.github.close(), proxies.linear.close(), home.remove()]);
    }
  }

  function breaches({ exitCode, stdout, stderr, verdict, files, tookMs }: Ended): string[] {
    const leaks = leaksIn([stdout, stderr, ...files]);
    const late = tookMs > TIMEOUT_S * 1000 + SLACK_MS ? [`it took ${Math.round(tookMs)} ms`] : [];
    if (verdict === null) return [...leaks, ...late, `no verdict, exit ${exitCode}: ${stderr.slice(-300)}`];
    const isWhole = verdict.sources.every(({ status }) => status === 'complete');
    const isRefused = verdict.sources.some(({ cause }) => cause === 'credentials');
    const expected = isWhole ? 0 : isRefused ? 4 : 3;
    const wrongCode = exitCode === expected ? [] : [`exit ${exitCode} instead of ${expected}`];
    const cleanBill = !isWhole && verdict.outcome === 'within' ? ['a clean bill'] : [];
    return [...leaks, ...late, ...wrongCode, ...cleanBill];
  }

  const kinds = NAMES.map((name): FaultKind => {
    const found = KINDS.find((kind) => kind.name === name);
    if (found === undefined) throw new Error(`The table has no ${name}.`);
    return found;
  });

  test('without a fault: exit 0 within the limits, 1 over them', async () => {
    const within = await run(CONFIGS.loose, {}, UNHURRIED_S);
    const over = await run(CONFIGS.tight, {}, UNHURRIED_S);
    expect([within.exitCode, over.exitCode]).toEqual([0, 1]);
    expect([...breaches(within), ...leaksIn(over.files)]).toEqual([]);
  });

  test.each(SOURCES)(
    'at %s: exit 3 or 4, within the time, no credential in any output or file',
    async (source) => {
      const random = createRandom(SEED);
      const limit = pLimit(AT_ONCE);
      const wrong = await Promise.all(
        kinds.map((kind) => {
          const at = pick(random, [0, 0, 1, 2]);
          return limit(async () => {
            const ended = await run(CONFIGS.loose, { [source]: [{ kind, at, mode: 'onwards' }] });
            return breaches(ended).map((breach) => `${source} #${at} onwards ${kind.name}: ${breach}`);
          });
        }),
      );
      expect(wrong.flat()).toEqual([]);
    },
    120_000,
  );

  test('over the limits in spite of a fault at the other source: exit 1', async () => {
    const kind = kinds.find(({ name }) => name === '500');
    if (kind === undefined) throw new Error('The table has no 500.');
    const { exitCode, verdict } = await run(
      CONFIGS.tight,
      { github: [{ kind, at: 0, mode: 'onwards' }] },
      UNHURRIED_S,
    );
    expect([exitCode, verdict?.outcome]).toEqual([1, 'over']);
  });
});
