import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seriesOf, sharedSeriesOf } from '../../src/cli/history/series.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-series-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};
const origin = (url: string) => `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`;
const shared = (env = {}, name: string | null = null, below = '') =>
  sharedSeriesOf({ name }, '.wiplimitrc.json', path.join(folder, below), env);

describe('the series of a config in a database that others share', () => {
  test.each([
    'https://github.com/acme/api.git',
    'https://x-access-token:s3cr3t@github.com/Acme/API',
    'git@github.com:acme/api.git',
    'git@github-work:acme/api',
    'ssh://git@ssh.github.com:443/acme/api.git/',
  ])('is the same wherever and however it is cloned: %s', (url) => {
    write('.git/config', origin(url));
    expect(shared()).toBe('acme/api:.wiplimitrc.json');
    expect(shared({ GITHUB_REPOSITORY: 'acme/caller' }, null, 'teams/pay')).toBe(
      'acme/api:teams/pay/.wiplimitrc.json',
    );
  });

  test('in a worktree is that of its repository', () => {
    write('main/.git/config', origin('git@github.com:acme/api.git'));
    write('main/.git/worktrees/fix/commondir', '../..\n');
    write('fix/.git', `gitdir: ${path.join(folder, 'main/.git/worktrees/fix')}\n`);
    expect(shared({}, null, 'fix')).toBe('acme/api:.wiplimitrc.json');
  });

  test('is of the one remote there is, whatever it is called; of several that are no origin nobody can tell', () => {
    const remote = (name: string) => `[remote "${name}"]\nurl = https://gitlab.com/acme/${name}\n`;
    write('.git/config', remote('upstream'));
    expect(shared()).toBe('acme/upstream:.wiplimitrc.json');
    write('.git/config', remote('upstream') + remote('fork'));
    expect(shared()).toBe('.wiplimitrc.json');
  });

  test('without a remote is what GitHub Actions says', () => {
    write('.git/config', '[core]\n');
    expect(shared({ GITHUB_REPOSITORY: 'Acme/api' })).toBe('acme/api:.wiplimitrc.json');
    expect(shared({ GITHUB_REPOSITORY: 'nonsense' })).toBe('.wiplimitrc.json');
  });

  test('is its name, where it has one', () => {
    expect(shared({}, 'payments')).toBe('payments');
  });
});

test('in a file of its own the path in the repository is enough', () => {
  write('.git/config', origin('git@github.com:acme/api.git'));
  expect(seriesOf({ name: null }, '.wiplimitrc.json', folder)).toBe('.wiplimitrc.json');
});
