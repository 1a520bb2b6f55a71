import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/reporters/reporter.ts';
import { linearIssue, NOW } from '../../support/builders.ts';
import { run } from '../../support/fake-process.ts';
import { hostileText } from '../markdown/hostile-verdicts.ts';
import { ROOT } from './action-file.ts';
import { readLine } from './runner.ts';

let folder: string;
const at = (file: string) => path.join(folder, file);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wiplimit-actions-'));
  await run({ args: ['demo', '--write', folder], cwd: ROOT });
  await cp(at('.wiplimitrc.json'), at('limits.json'));
  await writeFile(at('summary'), '');
  await writeFile(at('output'), '');
});
afterEach(() => rm(folder, { recursive: true }));

const check = (args: string[], env: Record<string, string> = {}) =>
  run({
    args: ['check', '--config', 'limits.json', '--snapshot', 'snapshot.json', ...args],
    cwd: folder,
    env: {
      GITHUB_WORKSPACE: folder,
      GITHUB_STEP_SUMMARY: at('summary'),
      GITHUB_OUTPUT: at('output'),
      ...env,
    },
  });

describe('check --format github', () => {
  it('points at the limit in the config', async () => {
    const { stdout, exitCode } = await check(['--format', 'github']);
    const [, line] = /^::error file=limits\.json,line=(\d+),title=everyone/m.exec(stdout) ?? [];
    const config = (await readFile(at('limits.json'), 'utf8')).split('\n');
    expect(config.slice(Number(line) - 1, Number(line) + 8).join('\n')).toContain('"everyone"');
    expect(exitCode).toBe(1);
  });

  it('points at the line in YAML as well, once it is built', async () => {
    await writeFile(at('limits.yaml'), 'limits:\n  # all of us\n  - per: everyone\n    max: 1\n');
    const bin = path.join(ROOT, 'bin/wiplimit.js');
    const args = ['check', '--config', 'limits.yaml', '--snapshot', 'snapshot.json', '--format', 'github'];
    const { PATH = '' } = process.env;
    const { stdout } = spawnSync(process.execPath, [bin, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH },
    });
    expect(stdout).toContain('\n::error file=limits.yaml,line=3,title=everyone');
  });

  it('in GitHub Actions, adds the summary and sets the outputs', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { exitCode } = await check(['--format', 'github', '--output', 'json:verdict.json'], env);
    expect(await readFile(at('summary'), 'utf8')).toMatch(/^## ✖ 3 limits over/);
    const output = await readFile(at('output'), 'utf8');
    expect(output).toMatch(
      /^outcome<<([\w-]{36})\nover\n\1\nover-count<<\1\n3\n\1\nverdict<<\1\n\/.+\/verdict\.json\n\1\n$/,
    );
    expect(exitCode).toBe(1);
  });

  it('names no verdict that was not written', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const targets = ['--output', 'json:no/such/folder/v.json', '--output', 'markdown:page.md'];
    const { exitCode } = await check(['--format', 'github', '--exit-zero', ...targets], env);
    expect(exitCode).toBe(5);
    expect(await readFile(at('output'), 'utf8')).toMatch(/verdict<<(\S+)\n\n\1\n$/);
    await check(['--format', 'github', ...targets, '--output', 'json:second.json'], env);
    expect(await readFile(at('output'), 'utf8')).toMatch(/verdict<<(\S+)\n\/.+\/second\.json\n\1\n$/);
  });

  it('elsewhere, or in another format, touches neither', async () => {
    await check(['--format', 'github']);
    await check(['--format', 'terminal'], { GITHUB_ACTIONS: 'true' });
    expect([await readFile(at('summary'), 'utf8'), await readFile(at('output'), 'utf8')]).toEqual(['', '']);
  });

  it('ends with 5 where within limits and the summary cannot be written', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: folder };
    const { stderr, exitCode } = await check(['--format', 'github', '--exit-zero'], env);
    expect(stderr).toContain('wiplimit: The job summary could not be written');
    expect(exitCode).toBe(5);
  });
});

describe('titles and names in a log of GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const title = fc.oneof(
    hostileText,
    fc.constantFrom('##[error]x', '::error::x', 'x ###[group]', ' ::debug::'),
  );
  const snapshotOf = (titles: readonly string[]) => ({
    schemaVersion: 1,
    takenAt: NOW,
    sources: [{ name: 'linear', status: 'partial', problems: titles }],
    people: [{ source: 'linear', handle: 'ada@acme.com', name: titles[0], email: 'ada@acme.com' }],
    records: titles.map((text, index) =>
      linearIssue({ id: `PAY-${index + 1}`, title: text, assignees: ['ada@acme.com'], labels: [text] }),
    ),
  });
  const config = { linear: { teams: ['PAY'] }, people: [{ name: 'Ada', linear: 'ada@acme.com' }] };
  const limits = [{ per: 'person', max: 2, name: '##[error]x ::error::x' }];
  const commandsIn = (text: string) => text.split(/\r\n?|\n/).flatMap((line) => readLine(line) ?? []);

  it.each([
    ...FORMATS.map((format) => ['check', '--format', format]),
    ['explain', 'PAY-1'],
    ['explain', 'Ada'],
    ['next'],
    ['can-start', 'Ada'],
    ['can-start', 'Ada', '--format', 'json'],
    ['post', 'stdout'],
  ])('are shown, and no commands: %j', async (...args) => {
    await writeFile(at('limits.json'), JSON.stringify({ ...config, limits }));
    await fc.assert(
      fc.asyncProperty(fc.array(title, { minLength: 3, maxLength: 6 }), async (titles) => {
        await writeFile(at('snapshot.json'), JSON.stringify(snapshotOf(titles)));
        const asked = [...args, '--config', 'limits.json', '--snapshot', 'snapshot.json'];
        const { stdout, stderr } = await run({ args: asked, cwd: folder, env });
        expect(stdout).not.toBe('');
        const own = args.includes('github') ? ['error', 'warning'] : [];
        const names = commandsIn(`${stdout}\n${stderr}`).map(({ name }) => name);
        expect(names.filter((name) => !own.includes(name))).toEqual([]);
        if (args.includes('json')) {
          const elsewhere = await run({ args: asked, cwd: folder });
          expect(JSON.parse(stdout)).toEqual(JSON.parse(elsewhere.stdout));
        }
      }),
      { numRuns: 8 },
    );
  });

  it.each(['csv', 'json'])('stay as they are in a file of %s', async (format) => {
    const titles = ['##[error]x', '::error::x', 'Über ##[group]'];
    await writeFile(at('snapshot.json'), JSON.stringify(snapshotOf(titles)));
    await writeFile(at('limits.json'), JSON.stringify({ ...config, limits }));
    await check(['--output', `${format}:file`], env);
    const file = await readFile(at('file'), 'utf8');
    expect(file).toBe((await check(['--format', format])).stdout);
    for (const text of titles) expect(file).toContain(text);
  });
});

describe('report', () => {
  it.each(['markdown', 'junit', 'csv', 'openmetrics', 'terminal', 'json'])(
    'makes the same %s of a saved verdict as the check did',
    async (format) => {
      const { stdout } = await check([
        '--format',
        format,
        '--output',
        'json:verdict.json',
        '--output',
        `${format}:file`,
      ]);
      const again = await run({ args: ['report', 'verdict.json', '--format', format], cwd: folder });
      expect(again.stdout).toBe(stdout);
      expect(await readFile(at('file'), 'utf8')).toBe(stdout);
    },
  );

  it('names people in metrics where --people asks for it', async () => {
    expect((await check(['--format', 'openmetrics'])).stdout).not.toContain('subject="Ada"');
    expect((await check(['--format', 'openmetrics', '--people'])).stdout).toContain('subject="Ada"');
  });
});
