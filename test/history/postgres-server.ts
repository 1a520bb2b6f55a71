import { execFile } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
export const USER = 'wiplimit';
/** With every character that an address must encode. */
export const PASSWORD = 'p@ss/w:rd#5%';

/** The folder with `initdb` and `pg_ctl`: in PATH, or where Debian puts them; null where there is none. */
export function findPostgres(): string | null {
  const inPath = (process.env.PATH ?? '').split(path.delimiter);
  let versions: string[] = [];
  try {
    versions = readdirSync(DEBIAN).map((version) => path.join(DEBIAN, version, 'bin'));
  } catch {
    // Not Debian's layout.
  }
  return [...inPath, ...versions.reverse()].find(holdsPostgres) ?? null;
}

function holdsPostgres(folder: string): boolean {
  try {
    for (const tool of ['initdb', 'pg_ctl']) accessSync(path.join(folder, tool), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface PostgresServer {
  /** The address of a database of that name, which need not exist. */
  url(database: string): string;
  port: number;
  stop(): Promise<void>;
}

/** A server of our own on 127.0.0.1, in a folder of its own, that asks for a password. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-pg-'));
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, `${PASSWORD}\n`);
  // PostgreSQL refuses to run as root.
  const owner = process.getuid?.() === 0 ? await unprivileged() : null;
  if (owner !== null) for (const file of [folder, passwordFile]) chownSync(file, owner.uid, owner.gid);
  const tool = (name: string, ...args: string[]) =>
    run(path.join(bin, name), args, { ...owner, cwd: folder });

  await tool(
    'initdb',
    ...['-D', data, '-U', USER, '-E', 'UTF8', '--locale=C', '--no-sync'],
    ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
  );
  const port = await freePort();
  const settings = `-h 127.0.0.1 -p ${port} -k ${folder} -c fsync=off`;
  await tool('pg_ctl', '-D', data, '-o', settings, '-l', path.join(folder, 'log'), '-w', 'start');
  return {
    url: (database) => `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`,
    port,
    async stop() {
      await tool('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function unprivileged(): Promise<{ uid: number; gid: number }> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user here.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
