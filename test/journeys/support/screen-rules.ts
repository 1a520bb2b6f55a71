import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COLUMNS } from './tmux.ts';

const SCREENS = path.join(import.meta.dirname, '../screens');

/** What holds of the golden files wherever the tests run, with a terminal or without. */
export function describeScreens(names: readonly string[]): void {
  describe('what the screens show', () => {
    test.each(names)(
      '%s fits the terminal, and holds no secret, no trace of a stack, no escape',
      async (name) => {
        const text = await readFile(path.join(SCREENS, `${name}.txt`), 'utf8');
        expect(text.split('\n').filter((line) => [...line].length > COLUMNS)).toEqual([]);
        expect(text).not.toMatch(/ghp_\w{10}|lin_api_\w{10}/);
        expect(text).not.toMatch(/^\s+at .*:\d+:\d+|node_modules|undefined|\[object /m);
        expect(text).not.toContain('\u001b');
        expect(text).not.toMatch(/127\.0\.0\.1:(?!00000)\d/);
      },
    );
  });
}
