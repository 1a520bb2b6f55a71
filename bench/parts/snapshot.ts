import { readFileSync, writeFileSync } from 'node:fs';
import { planOf } from '../../src/config/parse.ts';
import { reporters } from '../../src/reporters/index.ts';
import { validateSnapshot } from '../../src/sources/snapshot/parse.ts';
import { judge } from '../../src/verdict/judge.ts';
import { makeWorld } from '../worlds/index.ts';
import { itemsSnapshot, mixedSnapshot } from '../worlds/snapshot.ts';

/*
 * `make FILE`: writes a config and two snapshots. `judge FILE`, `terminal FILE`, `pipe FILE`, `json FILE`: does once what
 * `check --snapshot` does, each in a process of its own, for what a person waits for is the first time, before anything is
 * compiled. Says the milliseconds as a line of JSON.
 */
const COUNT = 10_000;
const OPTIONS = { now: Date.parse('2026-11-23T12:00:00Z'), version: '0.0.0' };
const SCREEN = { width: 120, color: 1, hyperlinks: true, tty: true, quiet: false } as const;
const PIPE = { width: 80, color: 0, hyperlinks: false, tty: false, quiet: false } as const;

const [, , part = '', file = ''] = process.argv;
if (part === 'make') {
  const world = makeWorld(600);
  const made = { mixed: mixedSnapshot(world, COUNT), alone: itemsSnapshot(world, COUNT) };
  writeFileSync(file, JSON.stringify({ config: world.configs.owners, ...made }));
} else {
  const ms: Record<string, number> = {};
  const timed = <T>(name: string, work: () => T): T => {
    const started = performance.now();
    const result = work();
    ms[name] = performance.now() - started;
    return result;
  };
  const text = readFileSync(file, 'utf8');
  const { config, mixed, alone } = timed('JSON.parse', () => JSON.parse(text));
  const plan = planOf(config, 'bench');
  const snapshot = timed('validate', () => validateSnapshot(part === 'judge' ? mixed : alone, 'bench'));
  const verdict = timed('judge', () => judge(plan, snapshot, OPTIONS));
  const [format, shown] = part === 'json' ? (['json', PIPE] as const) : (['terminal', SCREEN] as const);
  const rendered =
    part === 'judge' ? '' : timed('render', () => reporters[format](verdict, part === 'pipe' ? PIPE : shown));
  console.log(JSON.stringify({ ms, items: verdict.items.length, characters: rendered.length }));
}
