import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const RULE =
  /'((?:linked|held|team|stage|started|blocked|expedite|excluded)-by-[a-z-]+|excluded-draft|agent|not-a-holder|person-joined|parent-of-open-work)'/g;

/** The name of every counting rule that the source knows, as `why` and `notCounted` write it. */
export function countingRules(): string[] {
  const src = path.join(import.meta.dirname, '../../src');
  const files = ['linking', 'rules'].flatMap((folder) =>
    readdirSync(path.join(src, folder), { encoding: 'utf8' }).map((file) => path.join(src, folder, file)),
  );
  const names = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(RULE)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].sort();
}
