// Bundles the CLI, so that the published package has nothing to install. Splitting keeps the vendors' clients and
// everything else heavy out of the way of `--version` and `--help`.
import { readFile, rename, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const root = new URL('..', import.meta.url).pathname;

// Built beside and put in place at the end: a failed build leaves the old one.
await rm(`${root}dist-next`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts' },
  outdir: 'dist-next',
  bundle: true,
  splitting: true,
  minify: true,
  // Names of functions and classes are part of what people see in a stack trace.
  keepNames: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  // Only cosmiconfig's loader for code would need it, and wiplimit never runs code.
  external: ['typescript'],
  define: { WIPLIMIT_VERSION: JSON.stringify(version) },
  // The CommonJS packages in the bundle ask for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
  legalComments: 'none',
  logLevel: 'warning',
});
await rm(`${root}dist`, { recursive: true, force: true });
await rename(`${root}dist-next`, `${root}dist`);
