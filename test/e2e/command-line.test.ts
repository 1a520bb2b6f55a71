import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/reporters/reporter.ts';
import { linearIssue, NOW } from '../support/builders.ts';
import { itWhen } from '../support/it-when.ts';
import { type Folder, folder, runBin } from './support/run-bin.ts';

const CONFIG = { linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 1, warn: 0 }] };

/** Ada holds as many issues as told. */
function snapshotWith(count: number, source: object = { status: 'complete' }) {
  return {
    schemaVersion: 1,
    takenAt: NOW,
    sources: [{ name: 'linear', ...source }],
    teams: [{ source: 'linear', key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
    people: [{ source: 'linear', handle: 'ada@acme.com', name: 'Ada', email: 'ada@acme.com' }],
    records: Array.from({ length: count }, (_, index) =>
      linearIssue({ id: `PAY-${index + 1}`, assignees: ['ada@acme.com'] }),
    ),
  };
}

let home: Folder;
beforeEach(async () => {
  home = await folder({
    '.wiplimitrc.json': CONFIG,
    'two.json': snapshotWith(2),
    'one.json': snapshotWith(1),
    'none.json': snapshotWith(0),
  });
});
afterEach(() => home.remove());

const run = (args: string[], options: Omit<Parameters<typeof runBin>[1], 'cwd'> = {}) =>
  runBin(args, { cwd: home.path, ...options });

describe('exit codes', () => {
  test('0 within all limits, 1 over an error-level limit', async () => {
    expect((await run(['check', '--snapshot', 'none.json'])).exitCode).toBe(0);
    expect((await run(['--snapshot', 'two.json'])).exitCode).toBe(1);
  });

  test('1 when warnings exceed --max-warnings, or any with --fail-on warn', async () => {
    expect((await run(['--snapshot', 'one.json'])).exitCode).toBe(0);
    expect((await run(['--snapshot', 'one.json', '--max-warnings', '0'])).exitCode).toBe(1);
    expect((await run(['--snapshot', 'one.json', '--max-warnings', '1'])).exitCode).toBe(0);
    expect((await run(['--snapshot', 'one.json', '--fail-on', 'warn'])).exitCode).toBe(1);
  });

  test('--exit-zero and --fail-on never show a breach and end with 0', async () => {
    const shown = await run(['--snapshot', 'two.json', '--exit-zero']);
    expect(shown.exitCode).toBe(0);
    expect(shown.stdout).toContain('Ada');
    expect((await run(['--snapshot', 'two.json', '--fail-on', 'never'])).exitCode).toBe(0);
  });

  test.each([
    [['--no-such-flag'], 'no-such-flag'],
    [['chekc'], 'chekc'],
    [['--format', 'pdf'], 'json'],
    [['--output', 'json:v.json', '--output', 'csv:./v.json'], 'json:v.json goes to the same file'],
    [['--timeout', 'soon'], 'seconds'],
    [['--config', 'missing.json'], 'missing.json'],
    [['--snapshot', 'missing.json'], 'missing.json'],
    [['--snapshot', 'two.json', '--team', 'Paymnts'], 'Payments'],
    [['--snapshot', 'two.json', '--person', 'Adda'], 'Ada'],
    [['explain', 'PAY-77', '--snapshot', 'two.json'], 'PAY-77'],
  ])('2 for input that needs a correction: %j says %s', async (args, words) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('2 names every mistake of a config and of a snapshot at once', async () => {
    await home.write('.wiplimitrc.json', { linear: { team: ['PAY'] }, limits: [{ per: 'persn', max: -1 }] });
    const config = await run(['--snapshot', 'two.json']);
    expect(config.exitCode).toBe(2);
    expect(config.stderr).toContain('.wiplimitrc.json');
    expect(config.stderr).toContain('"teams"');
    expect(config.stderr).toContain('"person"');
    expect(config.stderr).toContain('limits[0].max');

    await home.write('.wiplimitrc.json', CONFIG);
    const two = snapshotWith(2);
    await home.write('bad.json', { ...two, records: [...two.records, two.records[0]] });
    const snapshot = await run(['--snapshot', 'bad.json']);
    expect(snapshot.exitCode).toBe(2);
    expect(snapshot.stderr).toContain('records[2].id: "PAY-1" is a duplicate of records[0]');
  });

  test('3 when a source was not seen whole and nothing proves a breach, 1 when something does', async () => {
    const partial = { status: 'partial', problems: ['PAY was cut'] };
    await home.write('partial.json', snapshotWith(1, partial));
    const unproven = await run(['--snapshot', 'partial.json']);
    expect(unproven.exitCode).toBe(3);
    expect(unproven.stdout).toContain('PAY was cut');
    await home.write('partial.json', snapshotWith(2, partial));
    expect((await run(['--snapshot', 'partial.json'])).exitCode).toBe(1);
  });

  test('4 when credentials were refused, and 4 before a failed output', async () => {
    await home.write(
      'refused.json',
      snapshotWith(0, { status: 'failed', cause: 'credentials', problems: ['no key'] }),
    );
    expect((await run(['--snapshot', 'refused.json'])).exitCode).toBe(4);
    expect(
      (await run(['--snapshot', 'refused.json', '--output', 'json:no/such/folder/v.json'])).exitCode,
    ).toBe(4);
  });

  test('5 when an output failed, without losing the others; 1 stays 1', async () => {
    const args = ['--output', 'json:no/such/folder/v.json', '--output', 'json:kept.json'];
    const within = await run(['--snapshot', 'none.json', ...args]);
    expect(within.exitCode).toBe(5);
    expect(within.stderr).toContain('no/such/folder/v.json');
    expect(existsSync(path.join(home.path, 'kept.json'))).toBe(true);
    expect((await run(['--snapshot', 'two.json', ...args])).exitCode).toBe(1);
  });

  itWhen(existsSync('/dev/full'))('5 when stdout goes to a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const { exitCode, stderr } = await run(['--snapshot', 'none.json', '--format', 'json'], { stdout: full });
    closeSync(full);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 5,
      stderr: expect.stringContaining('could not be printed'),
    });
  });

  test('a reader that closes the pipe early does not change the verdict', async () => {
    await home.write('many.json', snapshotWith(3000));
    const { exitCode, stderr } = await run(['--snapshot', 'many.json', '--format', 'json'], {
      during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  });
});

describe('without a config and without a terminal', () => {
  test.each([
    [[], /^There is no config here, so this is a made-up team\.\n\n[\s\S]*^over\s+person Ada/m],
    [['check'], /^$/],
    [['--format', 'json'], /^$/],
  ])(
    'wiplimit %j ends with 2 and says how to begin; it alone shows the made-up team',
    async (args, shown) => {
      await home.remove();
      home = await folder({});
      const { stdout, stderr, exitCode } = await run(args);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('there is no wiplimit config in');
      expect(stderr).toContain('wiplimit init');
      expect(stdout).toMatch(shown);
    },
  );
});

describe('output', () => {
  test('results go to stdout and nothing else does', async () => {
    const { stdout, stderr } = await run(['--snapshot', 'two.json', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, outcome: 'over', asOf: NOW });
    expect(stderr).toBe('');
  });

  test('--quiet prints nothing when all is within, and what is over otherwise', async () => {
    expect(await run(['--snapshot', 'none.json', '--quiet'])).toMatchObject({
      stdout: '',
      stderr: '',
      exitCode: 0,
    });
    expect((await run(['--snapshot', 'two.json', '--quiet'])).stdout).toContain('2 of 1');
  });

  test('report renders a saved verdict to the same bytes in every format', async () => {
    const json = await run(['--snapshot', 'two.json', '--format', 'json', '--output', 'json:verdict.json']);
    const terminal = await run(['--snapshot', 'two.json']);
    expect((await run(['report', 'verdict.json', '--format', 'json'])).stdout).toBe(json.stdout);
    expect((await run(['report', 'verdict.json'])).stdout).toBe(terminal.stdout);
    expect(await readFile(path.join(home.path, 'verdict.json'), 'utf8')).toBe(json.stdout);
    const written = FORMATS.flatMap((format) => ['--output', `${format}:once.${format}`]);
    await run(['--snapshot', 'two.json', ...written]);
    await run(['report', 'verdict.json', ...written.map((word) => word.replace('once', 'again'))]);
    for (const format of FORMATS) {
      const [once, again] = await Promise.all(
        ['once', 'again'].map((name) => readFile(path.join(home.path, `${name}.${format}`), 'utf8')),
      );
      expect(again, format).toBe(once);
      expect(once?.length, format).toBeGreaterThan(10);
    }
    // A limit that is over is shown on the line of the config where it stands.
    expect(await readFile(path.join(home.path, 'again.github'), 'utf8')).toContain('file=.wiplimitrc.json');
  });

  test('WIPLIMIT_NOW decides what now is, before the snapshot', async () => {
    const { stdout } = await run(['--snapshot', 'two.json', '--format', 'json'], {
      env: { WIPLIMIT_NOW: '2026-12-24T10:00:00+01:00' },
    });
    expect(JSON.parse(stdout).asOf).toBe('2026-12-24T09:00:00Z');
    const refused = await run(['--snapshot', 'two.json'], { env: { WIPLIMIT_NOW: 'tomorrow' } });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('WIPLIMIT_NOW');
  });

  test('colour follows flag, FORCE_COLOR, NO_COLOR, terminal, in this order', async () => {
    const coloured = async (args: string[], env: Record<string, string> = {}) =>
      (await run(['--snapshot', 'two.json', ...args], { env })).stdout.includes('\u001b[');
    expect(await coloured([])).toBe(false);
    expect(await coloured([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(true);
    expect(await coloured(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(await coloured(['--color'], { NO_COLOR: '1' })).toBe(true);
  });

  test('--version and --help print to stdout and end with 0', async () => {
    expect(await run(['--version'])).toMatchObject({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      exitCode: 0,
    });
    const help = await run(['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    for (const word of ['check', 'explain', 'report', 'schema', 'demo', 'Exit codes', 'LINEAR_API_KEY'])
      expect(help.stdout).toContain(word);
  });
});

describe('nothing in the working tree is executed', () => {
  test('a config that is code is refused, and a config folder of cosmiconfig is not loaded', async () => {
    const marker = path.join(home.path, 'executed');
    const evil = `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`;
    await mkdir(path.join(home.path, '.config'));
    await home.write('.config/config.cjs', evil);
    await home.write('evil.cjs', evil);
    await home.write('.wiplimitrc.json', { ...CONFIG, $import: './evil.cjs' });
    expect((await run(['--snapshot', 'two.json'])).exitCode).toBe(2);
    await home.write('wiplimit.config.cjs', evil);
    const refused = await run(['--snapshot', 'two.json', '--config', 'wiplimit.config.cjs']);
    expect(refused.exitCode).toBe(2);
    expect(existsSync(marker)).toBe(false);
  });
});
