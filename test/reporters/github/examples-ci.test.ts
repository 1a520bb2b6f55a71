import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { type Actions, createProgram } from '../../../src/cli/program.ts';
import { ROOT, readAction } from './action-file.ts';

const example = (file: string) => readFile(path.join(ROOT, 'examples/ci', file), 'utf8');

const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.string()).default({}),
  env: z.record(z.string(), z.string()).optional(),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'none'])),
  jobs: z.record(
    z.string(),
    z.strictObject({ 'runs-on': z.string(), 'timeout-minutes': z.number(), steps: z.array(step) }),
  ),
});
const stepsOf = async (file: string) =>
  Object.values(workflow.parse(parse(await example(file))).jobs).flatMap(({ steps }) => steps);

/** The arguments of each call of wiplimit in a shell script. */
const callsIn = (script: string): string[][] =>
  [...script.matchAll(/\bwiplimit ([^;&|\n]+)/g)].map((match) => (match[1] ?? '').trim().split(/\s+/));

async function typed(args: readonly string[]): Promise<string> {
  let ran = '';
  const action = (name: string) => async () => {
    ran = name;
  };
  const names = [
    'check',
    'next',
    'canStart',
    'explain',
    'forecast',
    'suggest',
    'report',
    'schema',
    'demo',
  ] as const;
  const program = createProgram(
    Object.fromEntries(names.map((name) => [name, action(name)])) as unknown as Actions,
  );
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(['node', 'wiplimit', ...args]);
  return ran;
}

describe.each(['scheduled.yml', 'pull-request.yml'])('%s', (file) => {
  it('sets only inputs, and uses only outputs, that the action has', async () => {
    const action = readAction();
    const steps = await stepsOf(file);
    const ours = steps.filter(({ uses }) => uses?.startsWith('wiplimit/wiplimit@'));
    expect(ours).toHaveLength(1);
    for (const name of Object.keys(ours[0]?.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
    for (const [, id, name] of (await example(file)).matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(ours.map((own) => own.id)).toContain(id);
      expect(Object.keys(action.outputs)).toContain(name);
    }
  });

  it('asks for no permission to write', async () => {
    const { permissions } = workflow.parse(parse(await example(file)));
    expect(Object.values(permissions)).not.toContain('write');
  });
});

it('pull-request.yml judges by the limits of the base, and runs on pull requests only', async () => {
  const { on } = workflow.parse(parse(await example('pull-request.yml')));
  const [checkout, gate] = await stepsOf('pull-request.yml');
  expect(Object.keys(on)).toEqual(['pull_request']);
  expect(checkout?.with.ref).toContain('pull_request.base.sha');
  expect(gate?.with['for-pull-request']).toBe('true');
});

it('gitlab-ci.yml writes the files that its artifacts name', async () => {
  const job = z.object({
    script: z.array(z.string()),
    artifacts: z.object({ paths: z.array(z.string()), reports: z.object({ junit: z.string() }) }),
  });
  const { script, artifacts } = job.parse(parse(await example('gitlab-ci.yml')).wiplimit);
  const [args = []] = callsIn(script.join('\n'));
  expect(await typed(args)).toBe('check');
  expect(args).toContain(`junit:${artifacts.reports.junit}`);
  for (const file of artifacts.paths) expect(args.some((arg) => arg.endsWith(`:${file}`))).toBe(true);
});

describe('crontab', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'wiplimit-cron-'));
    await mkdir(path.join(folder, 'bin'));
    const stub = (name: string, script: string) =>
      writeFile(path.join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    await stub('wiplimit', 'exit "$TOOL_EXIT"');
    await stub('curl', `for last; do :; done; echo "$last" > '${folder}/pinged'`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const lineOf = async () => (await example('crontab')).split('\n').find((line) => /^\d/.test(line)) ?? '';

  it('calls what there is to call', async () => {
    const [args = []] = callsIn(await lineOf());
    expect(await typed(args)).toBe('check');
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 3],
    [70, 70],
  ])('after exit code %i the health check hears %i', async (code, told) => {
    const command = (await lineOf()).split(' ').slice(5).join(' ').replace('/srv/wiplimit', folder);
    spawnSync('/bin/sh', ['-c', command], {
      env: {
        PATH: `${folder}/bin:${process.env.PATH}`,
        TOOL_EXIT: String(code),
        PING: 'https://ping.test/x',
      },
    });
    expect(await readFile(path.join(folder, 'pinged'), 'utf8')).toBe(`https://ping.test/x/${told}\n`);
  });
});
