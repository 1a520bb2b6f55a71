import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluate, ROOT, readAction } from './action-file.ts';
import { readLine } from './runner.ts';

const action = readAction();

/** Stands in for the tool: notes its arguments, writes what `--output` names, prints and ends as it is told. */
const TOOL = `
const { appendFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
if (args[0] === '--version') console.log('1.2.3');
else {
  appendFileSync(process.env.CALLS, JSON.stringify(args) + '\\n');
  const output = args.find((arg) => arg.startsWith('json:'));
  if (output && process.env.TOOL_EXIT !== '2') writeFileSync(output.slice(5), '{}');
  const { GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN, GH_TOKEN, GITHUB_TOKEN } = process.env;
  const github = GH_TOKEN ?? GITHUB_TOKEN;
  const enterprise = GH_ENTERPRISE_TOKEN ?? GITHUB_ENTERPRISE_TOKEN ?? github;
  writeFileSync(process.env.CALLS.replace(/calls$/, 'tokens'), [github, enterprise].join(' '));
  console.log(process.env.TOOL_STDOUT ?? '::error::from a title');
  console.error(process.env.TOOL_STDERR ?? 'told');
  if (args[0] !== 'report') process.exitCode = Number(process.env.TOOL_EXIT);
}`;

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wiplimit action '));
  await mkdir(at('bin'));
  await writeFile(at('bin/wiplimit.js'), TOOL);
  for (const file of ['calls', 'tokens', 'summary', 'output']) await writeFile(at(file), '');
});
afterEach(() => rm(folder, { recursive: true }));

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  calls: string[][];
  /** What the tool would show to github.com and to an Enterprise host. */
  tokens: string;
  summary: string;
  output: string;
}

/** Runs the steps of the action as the runner does. */
async function runAction(
  inputs: Record<string, string>,
  toolExit = 0,
  env: Record<string, string> = {},
): Promise<Ran> {
  const known: Record<string, string> = {
    'github.action_path': folder,
    'github.action': '__wiplimit',
    'github.token': 'a-token',
    'runner.temp': folder,
  };
  for (const [name, { default: fallback = '' }] of Object.entries(action.inputs))
    known[`inputs.${name}`] = inputs[name] ?? evaluate(fallback, known);
  const [step] = action.runs.steps;
  await writeFile(at('step.sh'), step?.run ?? '');
  const own = Object.entries(step?.env ?? {}).map(([name, value]) => [name, evaluate(value, known)]);
  const { status, stdout, stderr } = spawnSync(
    '/bin/bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', at('step.sh')],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 8 * MIB,
      env: {
        PATH: process.env.PATH ?? '',
        CALLS: at('calls'),
        TOOL_EXIT: String(toolExit),
        GITHUB_STEP_SUMMARY: at('summary'),
        GITHUB_OUTPUT: at('output'),
        ...env,
        ...Object.fromEntries(own),
      },
    },
  );
  const read = (file: string) => readFile(at(file), 'utf8');
  const calls = (await read('calls')).split('\n').filter((line) => line !== '');
  return {
    status,
    stdout,
    stderr,
    tokens: await read('tokens'),
    calls: calls.map((line) => JSON.parse(line)),
    summary: await read('summary'),
    output: await read('output'),
  };
}

const MIB = 1024 * 1024;
const verdict = () => at('wiplimit-verdict-__wiplimit.json');

describe('the action', () => {
  it('takes what the workflow may set, and gives what it may use', () => {
    expect(Object.keys(action.inputs)).toEqual([
      'config',
      'format',
      'fail-on',
      'for-pull-request',
      'version',
      'github-token',
      'cache',
    ]);
    expect(Object.keys(action.outputs)).toEqual(['outcome', 'over-count', 'verdict']);
    expect(existsSync(path.join(ROOT, 'bin/wiplimit.js'))).toBe(true);
  });

  it('writes nothing that a workflow gives into a script', () => {
    for (const { run } of action.runs.steps) expect(run).not.toContain('${{');
  });

  it.each([0, 1, 3, 4, 5])('checks, and ends as the tool does (%i)', async (code) => {
    const { status, calls, output } = await runAction({}, code);
    expect(calls).toEqual([
      ['check', '--fail-on', 'error', '--format', 'github', '--output', `json:${verdict()}`],
    ]);
    expect(status).toBe(code);
    // The tool itself sets the outputs.
    expect(output).toBe('');
  });

  it('hands over the inputs as they are, whatever is in them', async () => {
    const config = `a "b" $(touch ${at('run')}) ; exit 7 #.json`;
    const { status, calls } = await runAction({ config, 'fail-on': 'never' });
    expect(calls[0]?.slice(-2)).toEqual(['--config', config]);
    expect(calls[0]?.slice(1, 3)).toEqual(['--fail-on', 'never']);
    expect(existsSync(at('run'))).toBe(false);
    expect(status).toBe(0);
  });

  it('shows another format as text, and sets the outputs all the same', async () => {
    const { status, calls, stdout, output } = await runAction({ format: 'terminal' }, 1);
    expect(calls.map(([command]) => command)).toEqual(['check', 'report']);
    expect(calls[1]).toEqual(['report', verdict(), '--format', 'github']);
    expect(stdout).toMatch(/^::stop-commands::([\w-]{36})\n::error::from a title\n::\1::\n$/);
    expect(output).toBe(`verdict=${verdict()}\n`);
    expect(status).toBe(1);
  });

  it('reports no verdict of an earlier run where there is none', async () => {
    await writeFile(verdict(), '{}');
    const { status, calls, output } = await runAction({ format: 'json' }, 2);
    expect(calls).toHaveLength(1);
    expect(output).toBe('outcome=\nover-count=\nverdict=\n');
    expect(status).toBe(2);
  });

  it.each([
    [0, 'error', 'within', 0],
    [1, 'error', 'over', 1],
    [1, 'never', 'over', 0],
    [3, 'error', 'incomplete', 3],
    [4, 'error', 'incomplete', 4],
    [5, 'error', '', 5],
  ])('asks for the pull request: %i with fail-on %s is "%s"', async (code, failOn, outcome, expected) => {
    const inputs = { 'for-pull-request': 'true', 'fail-on': failOn };
    const { status, calls, stdout, summary, output } = await runAction(inputs, code);
    expect(calls).toEqual([['can-start', '--for-pull-request', '--no-color']]);
    expect(stdout).toMatch(/^::stop-commands::([\w-]{36})\n::error::from a title\n::\1::\n$/);
    expect(summary).toBe('    ::error::from a title\n\n');
    expect(output).toBe(`outcome=${outcome}\nover-count=\nverdict=\n`);
    expect(status).toBe(expected);
  });

  it('keeps no records on the runner, unless it is asked to', async () => {
    for (const pullRequest of ['true', 'false']) {
      const inputs = { 'for-pull-request': pullRequest };
      const plain = await runAction(inputs);
      expect(plain.calls.flat()).not.toContain('--cache');
      await writeFile(at('calls'), '');
      const cached = await runAction({ ...inputs, cache: 'true', config: 'a.json' });
      expect(cached.calls[0]?.slice(-3)).toEqual(['--cache', '--config', 'a.json']);
      await writeFile(at('calls'), '');
    }
  });

  it.each([
    ['none but its own', {}, {}, 'a-token a-token'],
    ['none but that of the job', {}, { GITHUB_TOKEN: 'job' }, 'job job'],
    ['a job with another name for it', {}, { GH_TOKEN: 'job' }, 'job job'],
    [
      'the input, and others in the job',
      { 'github-token': 'input' },
      { GH_TOKEN: 'job', GITHUB_TOKEN: 'job', GH_ENTERPRISE_TOKEN: 'job', GITHUB_ENTERPRISE_TOKEN: 'job' },
      'input input',
    ],
    [
      'an empty input, and others in the job',
      { 'github-token': '' },
      { GH_TOKEN: 'job', GH_ENTERPRISE_TOKEN: 'server' },
      'job server',
    ],
  ])('reads with the token that the workflow means: %s', async (_what, inputs, env, expected) => {
    expect((await runAction(inputs, 0, env)).tokens).toBe(expected);
    expect((await runAction({ ...inputs, 'for-pull-request': 'true' }, 0, env)).tokens).toBe(expected);
  });

  it.each([
    [2, { 'fail-on': 'nonsense' }],
    [2, { format: 'pdf' }],
    [2, { 'for-pull-request': 'true' }],
    [70, { 'for-pull-request': 'true' }],
    [70, {}],
  ])('says in an annotation and the summary why there is no verdict: %i with %j', async (code, inputs) => {
    const complaint = 'This needs a correction first:\n  c.json: 50%25 is ##[x] none\n::warning::no';
    const { status, stdout, stderr, summary, output } = await runAction(inputs, code, {
      TOOL_STDERR: complaint,
      TOOL_STDOUT: '',
    });
    const [annotation, ...others] = stdout
      .split('\n')
      .flatMap((line) => readLine(line) ?? [])
      .filter(({ name }) => name === 'error');
    expect(annotation).toEqual({
      name: 'error',
      properties: { title: 'wiplimit gave no verdict' },
      message: complaint.replace('##[', '## ['),
    });
    expect(others).toEqual([]);
    expect(stderr).toBe(`${complaint}\n`);
    expect(summary).toContain('\n\n    This needs a correction first:\n      c.json: 50%25 is');
    expect(output).toBe('outcome=\nover-count=\nverdict=\n');
    expect(status).toBe(code);
  });

  it('cuts an answer that the summary could not hold, after a whole line', async () => {
    await writeFile(at('long.cjs'), `process.env.TOOL_STDOUT = 'größer\\n'.repeat(200_000);`);
    const env = { NODE_OPTIONS: `--require="${at('long.cjs')}"` };
    const { stdout, summary, status } = await runAction({ 'for-pull-request': 'true' }, 0, env);
    expect(stdout.match(/größer/g)).toHaveLength(200_000);
    expect(Buffer.byteLength(summary)).toBeLessThan(MIB);
    expect(summary).toMatch(/^( {4}größer\n)+\nThe rest is left out here, .+\n\n$/);
    expect(status).toBe(0);
  });

  it.each([
    ['1.2.3', 0],
    ['v1.2.3', 0],
    ['1.2.4', 2],
  ])('is the version that is asked for, or ends: %s', async (version, expected) => {
    const { status, calls } = await runAction({ version });
    expect(status).toBe(expected);
    expect(calls).toHaveLength(expected === 0 ? 1 : 0);
  });

  it('says what to do on a runner without Node', async () => {
    const { status, stdout } = await runAction({}, 0, { PATH: '' });
    expect(stdout).toMatch(/^::error title=wiplimit needs Node::.+actions\/setup-node/);
    expect(status).toBe(2);
  });
});
