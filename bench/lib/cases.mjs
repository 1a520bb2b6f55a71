import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = (name) => fileURLToPath(new URL(`../candidates/${name}.mjs`, import.meta.url));

export const ROUND_TRIP = 'bare round trip';
export const SCRIPT = 'competent script';
export const DOCS = "vendors' guides";

/** A run ten minutes after the first. */
const TEN_MINUTES = 600_000;

/**
 * What is measured in a world, in the order in which it runs.
 * @param configs the world's configs by variant: paths of files
 * @returns {{name: string, args: string[], laterMs?: number, rounds?: number, isOurs?: boolean, skip?: string}[]}
 */
export function casesOf(world, configs, { bin, all }) {
  const help = spawnSync(process.execPath, [bin, 'check', '--help'], { encoding: 'utf8' }).stdout;
  const variants = Object.entries(configs);
  const [[, firstConfig]] = variants;
  const ours = variants.flatMap(([variant, config]) => {
    const suffix = variants.length > 1 ? ` (${variant})` : '';
    const fixed = ['--format', 'json', '--exit-zero', '--timeout', '600', '--config', config];
    const run = (flags) => [bin, 'check', ...fixed, ...flags];
    const withFlag = (flag, rest) => ({
      name: `wiplimit ${flag}${suffix}`,
      args: run([flag]),
      isOurs: true,
      ...rest,
      ...(help.includes(flag) ? {} : { skip: `this bin does not know ${flag}` }),
    });
    return [
      { name: `wiplimit${suffix}`, args: run([]), isOurs: true },
      withFlag('--thrifty', {}),
      withFlag('--cache', { laterMs: TEN_MINUTES, isSecondRun: true }),
    ];
  });
  const docs = { name: DOCS, args: [script('docs'), firstConfig], rounds: 0 };
  return [
    { name: ROUND_TRIP, args: [script('round-trip')] },
    ...ours,
    { name: SCRIPT, args: [script('script'), firstConfig], ...(world === 600 ? { rounds: 1 } : {}) },
    ...(world === 8 || (world === 60 && all) ? [docs] : []),
  ];
}
