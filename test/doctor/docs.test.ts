import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECK_NAMES } from '../../src/doctor/check-names.ts';

test('the manual lists every check by its name, each with what it says and what to do', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs/doctor.md'), 'utf8');
  const [, section = ''] = text.split('## Every check by its name');
  const [table = ''] = section.split(/^## /m);
  const rows = [...table.matchAll(/^\| `([\w-]+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, name]) => name);
  expect(rows).toEqual([...CHECK_NAMES]);
});
