import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SUPPORT = fileURLToPath(new URL('../../test/support/', import.meta.url));

/** Bundles a TypeScript file of the bench, since Node 20 runs none. @returns the path of the bundle */
export async function bundle(entry, folder) {
  const outfile = join(folder, `${entry.replace(/\W+/g, '-')}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`../${entry}`, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [besideItsSource],
    logLevel: 'warning',
  });
  return outfile;
}

/** The test servers read their schemas from beside their own source, so that the address of each module must stay. */
const besideItsSource = {
  name: 'beside-its-source',
  setup({ onLoad }) {
    onLoad({ filter: /\/test\/support\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const address = JSON.stringify(new URL(path.slice(SUPPORT.length), `file://${SUPPORT}`).href);
      return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};

/** Starts both vendors over the world of so many people, in a process of their own. */
export async function startServer(bundled, world) {
  const child = spawn(process.execPath, [bundled, String(world)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(async ([first]) => {
      let text = first;
      while (!text.includes('\n')) text += (await once(child.stdout, 'data'))[0];
      return [text];
    }),
    once(child, 'exit').then(() => Promise.reject(new Error('The server ended before it served.'))),
  ]);
  const { control, ...addresses } = JSON.parse(line);
  const ask = async (path) => (await fetch(`${control}/${path}`)).json();
  return {
    ...addresses,
    reset: () => ask('reset'),
    log: () => ask('log'),
    truth: () => ask('truth'),
    stop: () => child.kill(),
  };
}
