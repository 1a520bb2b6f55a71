// Bundles the CLI, so that the published package has nothing to install. Splitting keeps the vendors' clients and
// everything else heavy out of the way of `--version` and `--help`.
import { readFile, rename, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { pureLinearSdk } from './pure-linear-sdk.mjs';
import { writeTypes } from './write-types.mjs';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const root = new URL('..', import.meta.url).pathname;

// Built beside and put in place at the end: a failed build leaves the old one.
await rm(`${root}dist-next`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist-next',
  bundle: true,
  splitting: true,
  minify: true,
  // Names of functions and classes are part of what people see in a stack trace.
  keepNames: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Some packages' `main` is a build that no bundler can follow (jsonc-parser's UMD).
  mainFields: ['module', 'main'],
  chunkNames: 'chunks/[name]-[hash]',
  // Only cosmiconfig's loader for code would need typescript, and wiplimit never runs code. libsql is the one package
  // that users install, since it holds a binary; pg asks for the others only where they are configured.
  external: ['typescript', 'libsql', 'pg-native', 'cloudflare:sockets'],
  define: { WIPLIMIT_VERSION: JSON.stringify(version) },
  // The CommonJS packages in the bundle ask for Node's own modules and for their own name.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      "import { fileURLToPath as __fileURLToPath } from 'node:url';",
      'const require = __createRequire(import.meta.url), __filename = __fileURLToPath(import.meta.url);',
    ].join(''),
  },
  plugins: [pureLinearSdk],
  legalComments: 'none',
  logLevel: 'warning',
});
await rm(`${root}dist`, { recursive: true, force: true });
await rename(`${root}dist-next`, `${root}dist`);

// The published JSON Schemas (dist/schema) and docs/config.md come from the same zod schemas.
const generator = await build({
  absWorkingDir: root,
  entryPoints: ['scripts/write-schemas.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  write: false,
  logLevel: 'warning',
});
const [script] = generator.outputFiles;
process.chdir(root);
await import(`data:text/javascript;base64,${Buffer.from(script.contents).toString('base64')}`);
await writeTypes(root);
