import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completion } from '../../src/cli/commands/completion.ts';
import { splitBashLine } from '../../src/cli/completion/bash-line.ts';
import type { Shell } from '../../src/cli/completion/shell.ts';
import { type Actions, createProgram } from '../../src/cli/program.ts';
import { createWriter } from '../../src/cli/writer.ts';
import { fakeProcess } from '../support/fake-process.ts';
import { itWhen } from '../support/it-when.ts';

const BIN = path.join(import.meta.dirname, '../../bin/wiplimit.js');
const HOSTILE = [
  'Pay $(touch pwned)',
  'Pay `touch pwned`',
  "it's; touch pwned",
  'Team: "A"',
  'back\\slash! * ~ {a,b} #x',
  '-rf',
];
const CONFIG = {
  linear: { teams: ['PAY'] },
  people: [
    { name: 'Ada', linear: 'ada@acme.com' },
    { name: 'Zoë O’Hara', linear: 'z@acme.com' },
  ],
  agents: [{ name: 'Copilot', github: 'copilot' }],
  teams: ['Payments', ...HOSTILE, 'two\nlines'].map((name) => ({ name, linear: [] })),
  exceptions: [{ item: 'PAY-12', reason: 'waiting', until: '2026-12-01' }],
  limits: [{ per: 'person', max: 3 }],
};

let cwd: string;
const settings = (more: object) =>
  writeFile(path.join(cwd, '.wiplimitrc.json'), JSON.stringify({ ...CONFIG, ...more }));

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-completion-'));
  await mkdir(path.join(cwd, '.git'));
  await mkdir(path.join(cwd, 'path'));
  const launcher = path.join(cwd, 'path/wiplimit');
  await writeFile(launcher, `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  await chmod(launcher, 0o755);
  await settings({});
});
afterAll(() => rm(cwd, { recursive: true }));

const ACTIONS = new Proxy({} as Actions, { get: () => async () => {} });

async function ask(shell: Shell, ...typed: string[]): Promise<string[]> {
  const own = fakeProcess({ args: [], cwd });
  await completion({ process: own, writer: createWriter(own) }, shell, typed, createProgram(ACTIONS));
  return own.printed.split('\n').slice(0, -1);
}
/** The values alone, as fish reads them. */
const values = async (...typed: string[]) =>
  (await ask('fish', ...typed)).slice(1).map((line) => line.split('\t')[0]);

describe('what stands where the cursor is', () => {
  test('the first word is a command', async () => {
    expect(await values('')).toEqual(expect.arrayContaining(['check', 'can-start', 'demo', 'help']));
    expect(await values('can')).toEqual(['can-start']);
    expect(await values('help', 'fore')).toEqual(['forecast']);
    expect(await values('help', 'exit')).toEqual(['exit-codes']);
  });

  test('options are those of the command, and of check where none is named', async () => {
    expect(await values('forecast', '--it')).toEqual(['--items']);
    expect(await values('--max')).toEqual(['--max-warnings']);
    expect(await values('report', '--max')).toEqual([]);
  });

  test('values of options: formats, levels, names', async () => {
    expect(await values('check', '-f', 'm')).toEqual(['markdown', 'msteams']);
    expect(await values('next', '--format', '')).toEqual(['terminal', 'json']);
    expect(await values('--fail-on', '')).toEqual(['error', 'warn', 'never']);
    expect(await values('--person', '')).toEqual(['Ada', 'Zoë O’Hara']);
    expect(await values('check', '--team=pay')).toEqual([
      '--team=Payments',
      '--team=Pay $(touch pwned)',
      '--team=Pay `touch pwned`',
    ]);
    expect(await ask('fish', '-o', 'js')).toEqual(['open', 'json:\t']);
    expect(await values('schema', 's')).toEqual(['snapshot']);
  });

  test('names where a command takes them', async () => {
    expect(await values('next', '--thrifty', 'a')).toEqual(['Ada']);
    expect(await values('can-start', 'c')).toEqual(['Copilot']);
    expect(await values('explain', 'PAY-')).toEqual(['PAY-12']);
    expect(await values('next', 'Ada', '')).toEqual([]);
    expect(await values('next', '--', '-')).toEqual(['-rf']);
  });

  test('files are left to the shell', async () => {
    for (const words of [['--config', ''], ['--snapshot=mon'], ['report', ''], ['-o', 'json:']])
      expect(await ask('fish', ...words)).toEqual(['files']);
  });

  test('a config that is named, missing or broken', async () => {
    await writeFile(path.join(cwd, 'other.yaml'), 'teams: [{ name: Web }]\nnonsense: 1\n');
    await writeFile(path.join(cwd, 'broken.json'), '{"teams": [');
    expect(await values('next', '--config', 'other.yaml', '')).toEqual(['Web']);
    expect(await values('next', '--config', 'missing.json', '')).toEqual([]);
    expect(await values('next', '-c', 'broken.json', '')).toEqual([]);
  });

  test.each(['team', 'temas'])('no people with "privacy": "%s"', async (privacy) => {
    await settings({ privacy });
    expect(await values('--person', '')).toEqual([]);
    expect(await values('next', 'A')).toEqual([]);
    await settings({});
  });
});

test('PowerShell gets names quoted for PowerShell, with every kind of quote doubled', async () => {
  await settings({ teams: [{ name: "it's ‘$(x)’" }] });
  expect((await ask('powershell', 'next', "=it's")).at(1)).toBe("'it''s ‘‘$(x)’’'\tit's ‘$(x)’\tteam");
  await settings({});
});

test('a line of bash is split without being evaluated', () => {
  expect(splitBashLine('wiplimit next "Pay $(x) a\\"b" --team=\'It')).toEqual({
    before: ['next', 'Pay $(x) a"b'],
    current: '--team=It',
    quote: "'",
    kept: 7,
  });
});

/** Asks a real shell; nothing of what it knows of this machine's user is loaded. */
const shell = (program: string, args: readonly string[]) =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${path.join(cwd, 'path')}:${process.env.PATH}`, HOME: cwd, LC_ALL: 'C.UTF-8' },
  }).split('\n');
const has = (program: string) => {
  try {
    execFileSync(program, ['-c', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const NAMES = ['Payments', ...HOSTILE, 'two lines', 'Ada', 'Zoë O’Hara'];

describe('in real shells, every name arrives as it is and none is executed', () => {
  const innocent = async () => expect(await readdir(cwd)).not.toContain('pwned');

  itWhen(has('bash')).each(['', "'", '"'])('bash, after an opening %j', async (quote) => {
    const script = `source <(wiplimit completion bash); COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'; COMP_LINE=$1
      COMP_POINT=\${#1}; _wiplimit; for word in "\${COMPREPLY[@]}"; do eval "set -- $2$word$2"; echo "$1"; done`;
    const printed = shell('bash', [
      '--norc',
      '-c',
      script.replaceAll('$2', quote === '"' ? '\\"' : quote),
      '-',
      `wiplimit next ${quote}`,
    ]);
    expect(printed.slice(0, -1)).toEqual(NAMES);
    await innocent();
  });

  itWhen(has('zsh'))('zsh', async () => {
    const script = `compdef() { }; compadd() { print -rl -- "\${(@)values}" "\${(@)shown}" }
      source <(wiplimit completion zsh); words=(wiplimit next ''); CURRENT=3; _wiplimit`;
    const printed = shell('zsh', ['-f', '-c', script]).slice(0, -1);
    expect(printed.slice(0, NAMES.length)).toEqual(NAMES);
    expect(printed.at(-1)).toBe('Zoë O’Hara  -- person');
    await innocent();
  });

  itWhen(has('fish'))('fish', async () => {
    const script = `wiplimit completion fish | source; complete -C 'wiplimit next '`;
    const printed = shell('fish', ['--no-config', '-c', script]).slice(0, -1);
    const options = printed.filter((line) => line.endsWith('\tteam') || line.endsWith('\tperson'));
    expect(options.map((line) => line.split('\t')[0])).toEqual(NAMES);
    await innocent();
  });

  itWhen(has('pwsh'))('PowerShell reads the script without an error', () => {
    const script = `$e = $null; $null = [System.Management.Automation.Language.Parser]::ParseInput(
      (wiplimit completion powershell | Out-String), [ref]$null, [ref]$e); $e.Count`;
    expect(shell('pwsh', ['-NoProfile', '-c', script])[0]).toBe('0');
  });
});
