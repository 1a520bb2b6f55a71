import { readdir } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { folder } from '../e2e/support/run-bin.ts';
import { run } from '../support/fake-process.ts';
import { examined } from './company.ts';

vi.mock('libsql', () => {
  throw new Error("Cannot find package 'libsql'");
});

test('where libsql is not installed a history that is not there yet is a problem, and is not made', async () => {
  const home = await folder({
    '.wiplimitrc.json': {
      linear: { teams: ['PAY'] },
      history: 'sqlite:h.db',
      limits: [{ per: 'team', max: 3 }],
    },
    's.json': { schemaVersion: 1, takenAt: '2026-11-20T09:00:00Z' },
  });
  onTestFinished(() => home.remove());
  const args = ['doctor', '--snapshot', 's.json', '--format', 'json'];
  const { found, exitCode } = examined(await run({ args, cwd: home.path }));
  expect(found('history')[0]).toMatchObject({ level: 'problem' });
  expect(found('history')[0]?.message).toMatch(/needs the package libsql/);
  expect(exitCode).toBe(3);
  expect(await readdir(home.path)).not.toContain('h.db');
});
