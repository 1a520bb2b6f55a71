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

describe('what an example says it prints is what it prints', () => {
  test.each(names)('%s', async (name) => {
    const cwd = path.join(EXAMPLES, name);
    const file = path.join(cwd, 'expected.txt');
    const commands = [...readFileSync(file, 'utf8').matchAll(/^\$ wiplimit (.+)$/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(commands).not.toHaveLength(0);
    const runs: string[] = [];
    for (const command of commands) {
      const { stdout, stderr, exitCode } = await run({ args: command.split(' '), cwd, columns: 80 });
      runs.push(`$ wiplimit ${command}\n${stdout}${stderr}(exit code ${exitCode})\n`);
    }
    await expect(runs.join('\n')).toMatchFileSnapshot(file);
  });
});
