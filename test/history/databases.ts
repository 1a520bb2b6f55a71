import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import { Client } from 'pg';
import { findPostgres, startPostgres } from './postgres-server.ts';

/** A kind of database that the history may lie in. */
export interface TestDatabase {
  name: string;
  isServer: boolean;
  start(): Promise<RunningDatabase>;
}

export interface RunningDatabase {
  /** The address of a new, empty database. */
  fresh(): Promise<string>;
  /** Runs statements by hand, as someone who edits the database does. */
  edit(url: string, ...statements: string[]): Promise<unknown[]>;
  /** What an error must say of where it happened. */
  where(url: string): string;
  stop(): Promise<void>;
}

const sqlite: TestDatabase = {
  name: 'SQLite',
  isServer: false,
  async start() {
    const folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-sqlite-'));
    let made = 0;
    return {
      fresh: async () => `sqlite:${folder}/${++made}/history.db`,
      async edit(url, ...statements) {
        const db = new Libsql(url.slice('sqlite:'.length));
        const rows = statements.flatMap((statement) => {
          const prepared = db.prepare(statement);
          if (prepared.reader) return prepared.all();
          prepared.run();
          return [];
        });
        db.close();
        return rows;
      },
      where: (url) => url.slice('sqlite:'.length),
      stop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const postgres = (bin: string): TestDatabase => ({
  name: 'PostgreSQL, as it is installed here',
  isServer: true,
  async start() {
    const server = await startPostgres(bin);
    let made = 0;
    const edit = async (url: string, ...statements: string[]) => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const rows: unknown[] = [];
        for (const statement of statements) rows.push(...(await client.query(statement)).rows);
        return rows;
      } finally {
        await client.end();
      }
    };
    return {
      async fresh() {
        const name = `fresh${++made}`;
        await edit(server.url('postgres'), `create database ${name}`);
        return server.url(name);
      },
      edit,
      where: (url) => `127.0.0.1:${server.port}${new URL(url).pathname}`,
      stop: server.stop,
    };
  },
});

const bin = findPostgres();

/** PostgreSQL only where it is installed: a fresh machine with Node alone runs the rest. */
export const databases: TestDatabase[] = bin === null ? [sqlite] : [sqlite, postgres(bin)];
