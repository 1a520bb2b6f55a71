import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '../..');

/** Makes real processes that work with the history. */
export interface Processes {
  /** The same task by several at the same moment. @returns what each said */
  together(commands: readonly (readonly string[])[]): Promise<unknown[][]>;
  /** One that goes on until it is killed. @returns its lines, as they come */
  start(...command: string[]): Promise<{ lines: AsyncIterator<unknown>; kill(): Promise<void> }>;
  remove(): void;
}

interface ProcessOptions {
  /** Where libsql cannot be found, as on a machine on which it could not be installed. */
  withoutLibsql?: boolean;
  /** The most a file may hold, in the shell's blocks: a stand-in for a quota. */
  fileBlocks?: number;
}

/** Bundles `child.ts`, as no Node of this project runs TypeScript. */
export async function prepareProcesses({
  withoutLibsql = false,
  fileBlocks,
}: ProcessOptions = {}): Promise<Processes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-processes-'));
  if (!withoutLibsql)
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const script = path.join(folder, 'child.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // All in one file, which starts faster than hundreds.
    external: ['libsql', 'pg-native'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const launch = async (command: readonly string[]) => {
    const [program, ...args]: [string, ...string[]] =
      fileBlocks === undefined
        ? [process.execPath]
        : ['sh', '-c', `ulimit -f ${fileBlocks}; exec "$0" "$@"`, process.execPath];
    const child = spawn(program, [...args, script, ...command], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = linesOf(child);
    await lines.next();
    return { child, lines };
  };
  return {
    async together(commands) {
      const all = await Promise.all(commands.map(launch));
      for (const { child } of all) child.stdin?.write('go\n');
      return Promise.all(
        all.map(async ({ child, lines }) => {
          const said: unknown[] = [];
          for await (const line of lines) said.push(line);
          if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
          if (child.exitCode !== 0) throw new Error(`a process ended with ${child.exitCode}`);
          return said;
        }),
      );
    },
    async start(...command) {
      const { child, lines } = await launch(command);
      child.stdin?.write('go\n');
      return {
        lines,
        async kill() {
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function* linesOf(child: ChildProcess): AsyncGenerator<unknown> {
  if (child.stdout === null) return;
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line);
}
