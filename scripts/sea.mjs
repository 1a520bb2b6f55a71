// `npm run sea`: wiplimit as one file that needs no Node beside it, for the system it is made on. It is Node itself with
// the program inside, so it is as large as Node. The history in SQLite is not in it: its driver is a library of its own.
import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pureLinearSdk } from './pure-linear-sdk.mjs';

/** The version that npx fetches; Node's own tools cannot put a program into Node 20 to 24. */
const POSTJECT = 'postject@1.0.0-alpha.6';
/** Where Node looks for a program inside itself; from Node's documentation. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'dist', 'sea');
const windows = process.platform === 'win32';
const executable = path.join(folder, windows ? 'wiplimit.exe' : 'wiplimit');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

/** Left outside, the driver would be looked for on the machine that the program was made on. */
const withoutLibsql = {
  name: 'without-libsql',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^libsql$/ }, () => ({ path: 'libsql', namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents:
        "throw new Error('the single-file program holds no driver for SQLite: use the npm package of wiplimit');",
    }));
  },
};

await mkdir(folder, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['scripts/sea-entry.mjs'],
  outfile: path.join(folder, 'wiplimit.cjs'),
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external: ['typescript', 'pg-native', 'cloudflare:sockets'],
  define: { WIPLIMIT_VERSION: JSON.stringify(version), 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  plugins: [pureLinearSdk, withoutLibsql],
  legalComments: 'none',
  logLevel: 'warning',
});
await writeFile(
  path.join(folder, 'config.json'),
  JSON.stringify({
    main: 'wiplimit.cjs',
    output: 'wiplimit.blob',
    disableExperimentalSEAWarning: true,
  }),
);
// The path of the program as given here stays in the executable.
execFileSync(process.execPath, ['--experimental-sea-config', 'config.json'], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
});
await copyFile(process.execPath, executable);
await chmod(executable, 0o755);
// On macOS the signature of Node no longer fits; on Windows it is left to whoever signs the result.
if (process.platform === 'darwin') execFileSync('codesign', ['--remove-signature', executable]);
execFileSync(
  windows ? 'npx.cmd' : 'npx',
  [
    '--yes',
    POSTJECT,
    executable,
    'NODE_SEA_BLOB',
    path.join(folder, 'wiplimit.blob'),
    '--sentinel-fuse',
    FUSE,
    ...(process.platform === 'darwin' ? ['--macho-segment-name', 'NODE_SEA'] : []),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], shell: windows },
);
if (process.platform === 'darwin') execFileSync('codesign', ['--sign', '-', executable]);
const { size } = await stat(executable);
process.stdout.write(`${path.relative(process.cwd(), executable)}: ${Math.round(size / 1e6)} MB\n`);
