import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/history/open-history.ts';

const open = (url: string) => openHistory(url, { baseDir: '.', keepDays: 400, busyTimeoutMs: 200 });

/** A place where connections are taken and nothing is ever said, or closed at once. */
async function startSilent(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

test('nobody listens there', async () => {
  const { port, stop } = await startSilent(() => {});
  await stop();
  await expect(open(`postgres://me:secret@127.0.0.1:${port}/metrics`)).rejects.toThrow(
    new RegExp(`^The history in PostgreSQL at 127\\.0\\.0\\.1:${port}/metrics .*No server listens there`),
  );
});

test('a server that never answers is waited for as long as asked, and named without the password', async () => {
  const { port, stop } = await startSilent(() => {});
  const error = await open(`postgresql://me:secret@127.0.0.1:${port}/metrics`).catch(String);
  await stop();
  expect(error).toContain(`PostgreSQL at 127.0.0.1:${port}/metrics did not answer in time`);
  expect(error).toContain('0.2 s for a connection');
  expect(error).not.toContain('secret');
});

test('what hangs up is no server', async () => {
  const { port, stop } = await startSilent((socket) => socket.end());
  const error = await open(`postgres://me:secret@127.0.0.1:${port}/metrics`).catch(String);
  await stop();
  expect(error).toMatch(/^HistoryError: The history in PostgreSQL at .* could not be used: .*Run again/);
});

test.each([
  'postgres://me:se#cret%zz@db/metrics',
  'postgres://me:secret@db:port/metrics',
  'postgres://me:%zzsecret@db/metrics',
])('an address that cannot be read is not repeated: %s', async (url) => {
  const error = await open(url).catch(String);
  expect(error).toMatch(/^HistoryError: .*percent-encoded/);
  expect(error).not.toContain('secret');
  expect(error).not.toContain('cret%zz');
});

test('neither SQLite nor PostgreSQL', async () => {
  await expect(open('mysql://me:secret@db/metrics')).rejects.toThrow(/^The history is neither sqlite:PATH/);
  await expect(open('sqlite:')).rejects.toThrow(/^The history is neither sqlite:PATH/);
});
