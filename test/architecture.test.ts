import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Config says what to read and what to allow; sources read records; linking makes them work items; rules judge them;
 * the verdict holds all of it; reporters show it. Data goes through once, left to right, and imports obey.
 */
const MAY_IMPORT: Record<string, readonly string[] | 'anything'> = {
  model: [],
  text: [],
  config: ['model', 'text'],
  // Of config only types: a source is told what to read, it does not find out.
  sources: ['model', 'text', 'config (types)'],
  linking: ['model', 'text', 'config'],
  rules: ['model', 'text', 'linking', 'config (types)'],
  flow: ['model', 'text', 'config (types)'],
  verdict: ['model', 'text', 'linking', 'rules', 'flow', 'config (types)'],
  // Looks at what was read and judged; what it takes from outside comes as data.
  doctor: ['model', 'text', 'linking', 'rules', 'flow', 'verdict', 'config (types)'],
  reporters: ['model', 'text'],
  history: ['model', 'text'],
  channels: ['model', 'text'],
  // Proposes a config from what the vendors show; the asking and the writing are cli's.
  init: ['model', 'text', 'linking', 'rules', 'config'],
  demo: [],
  cli: 'anything',
  // The library's face, and the version.
  '.': 'anything',
};

/** Packages that belong to one place, so that nothing else depends on a vendor or a terminal. */
const PACKAGE_HOME: Record<string, readonly string[]> = {
  octokit: ['sources/github'],
  '@linear/sdk': ['sources/linear'],
  commander: ['cli'],
  chalk: ['cli', 'reporters/terminal'],
  undici: ['sources/http'],
  'p-retry': ['sources/http'],
  'p-limit': ['sources/http', 'sources/github', 'sources/linear'],
  cosmiconfig: ['config'],
  yaml: ['config', 'cli/ci'],
  'jsonc-parser': ['config', 'cli/ci'],
  marked: ['linking'],
  'd3-array': ['reporters/html'],
  'd3-scale': ['reporters/html'],
  'd3-shape': ['reporters/html'],
  'junit-report-builder': ['reporters/junit'],
  'simple-ascii-chart': ['reporters/terminal'],
  kysely: ['history'],
  libsql: ['history'],
  pg: ['history'],
  'temporal-polyfill': ['model'],
  'supports-hyperlinks': ['cli'],
  '@clack/prompts': ['cli'],
};

/** Below cli nobody prints, exits, or reads the clock or the environment. */
const IMPURE =
  /\bprocess\.(?!getBuiltin)\w+|\bconsole\.\w+|\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/;

const SRC = path.join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.replaceAll('\\', '/'));

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');

function importsOf(file: string): { target: string; typesOnly: boolean }[] {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gms)].map(
    (match) => ({
      target: match[2] ?? '',
      typesOnly: match[1] !== undefined,
    }),
  );
  const lazy = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map((match) => ({
    target: match[1] ?? '',
    typesOnly: false,
  }));
  return [...found, ...lazy];
}

describe('every import goes along the architecture', () => {
  test.each(files)('%s', (file) => {
    const folder = folderOf(file);
    const allowed = MAY_IMPORT[folder];
    expect(
      allowed,
      `src/${folder} is not in the table: say in test/architecture.test.ts what it may import`,
    ).toBeDefined();
    for (const { target, typesOnly } of importsOf(file)) {
      if (!target.startsWith('.')) {
        const name = target.startsWith('@')
          ? target.split('/').slice(0, 2).join('/')
          : (target.split('/')[0] ?? '');
        const homes = PACKAGE_HOME[name];
        if (homes !== undefined)
          expect(
            homes.some((home) => file.startsWith(`${home}/`)),
            `${file} imports ${name}, which only ${homes.join(', ')} may`,
          ).toBe(true);
        continue;
      }
      const to = folderOf(path.posix.normalize(path.posix.join(path.posix.dirname(file), target)));
      if (to === folder || allowed === 'anything') continue;
      const isAllowed = allowed?.includes(to) || (typesOnly && allowed?.includes(`${to} (types)`));
      expect(isAllowed, `${file} imports ${to}. ${remedy(folder, to)}`).toBe(true);
    }
  });
});

function remedy(from: string, to: string): string {
  if (from === 'reporters') return 'If the verdict lacks something, add the field there.';
  if (from === 'sources') return 'A source only reads: hand it what it needs in its ReadContext.';
  if (to === 'cli') return 'Nobody but main knows the command line: take it as an argument.';
  return `src/${from} may import: ${String(MAY_IMPORT[from])}. Move the shared part to model or text.`;
}

test.each(files.filter((file) => folderOf(file) !== 'cli' && file !== 'index.ts'))(
  '%s takes clock, environment and streams as arguments',
  (file) => {
    const code = readFileSync(path.join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(IMPURE.exec(code)?.[0]).toBeUndefined();
  },
);

test('no two files import each other in a circle', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ target, typesOnly }) => target.startsWith('.') && !typesOnly)
        .map(({ target }) => path.posix.normalize(path.posix.join(path.posix.dirname(file), target))),
    ]),
  );
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    expect(trail, `a circle: ${[...trail, file].join(' → ')}`).not.toContain(file);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});
