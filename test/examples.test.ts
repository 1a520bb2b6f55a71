import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './support/fake-process.ts';

/**
 * Every folder under examples/ says in expected.txt which commands it runs, and what they print in a terminal that
 * is 80 columns wide. A new example begins with the commands alone; `vitest -u` fills in the rest.
 */
const EXAMPLES = path.join(import.meta.dirname, '../examples');
const names = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** A script that uses the built package by its name, as another project would. */
function node(script: string, cwd: string) {
  const env = { PATH: process.env.PATH, TZ: 'Pacific/Auckland' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [script], { cwd, env, encoding: 'utf8' });
  return { stdout, stderr, exitCode: status };
}

describe('what an example says it prints is what it prints', () => {
  test.each(names)('%s', async (name) => {
    const cwd = path.join(EXAMPLES, name);
    const file = path.join(cwd, 'expected.txt');
    const commands = [...readFileSync(file, 'utf8').matchAll(/^\$ (wiplimit|node) (.+)$/gm)].map(
      ([, program = '', args = '']) => ({ program, args }),
    );
    expect(commands).not.toHaveLength(0);
    const runs: string[] = [];
    for (const { program, args } of commands) {
      const { stdout, stderr, exitCode } =
        program === 'node' ? node(args, cwd) : await run({ args: args.split(' '), cwd, columns: 80 });
      runs.push(`$ ${program} ${args}\n${stdout}${stderr}(exit code ${exitCode})\n`);
    }
    await expect(runs.join('\n')).toMatchFileSnapshot(file);
  });
});
