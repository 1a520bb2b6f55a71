// Bundles the CLI, so that the published package has nothing to install. Splitting keeps the vendors' clients and
// everything else heavy out of the way of `--version` and `--help`.
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { pureLinearSdk } from './pure-linear-sdk.mjs';
import { thirdPartyLicenses } from './third-party.mjs';
import { writeTypes } from './write-types.mjs';

const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
const root = new URL('..', import.meta.url).pathname;

// Built beside and put in place at the end: a failed build leaves the old one.
await rm(`${root}dist-next`, { recursive: true, force: true });
const { metafile } = await build({
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
  // They stand in THIRD-PARTY-LICENSES.txt, whole and once.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
await writeFile(`${root}dist-next/THIRD-PARTY-LICENSES.txt`, await thirdPartyLicenses(metafile, root));
await rm(`${root}dist`, { recursive: true, force: true });
await rename(`${root}dist-next`, `${root}dist`);

// What is generated from the sources, which Node 20 cannot run as TypeScript: the published JSON Schemas (dist/schema)
// and docs/config.md from the zod schemas, the manual page from the command line.
process.chdir(root);
for (const entry of ['scripts/write-schemas.ts', 'scripts/write-man-page.ts']) {
  const generator = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    define: { WIPLIMIT_VERSION: JSON.stringify(version) },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
    logLevel: 'warning',
  });
  const [script] = generator.outputFiles;
  await import(`data:text/javascript;base64,${Buffer.from(script.contents).toString('base64')}`);
}
await writeTypes(root);
