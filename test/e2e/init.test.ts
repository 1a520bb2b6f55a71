import '../init/support/github-viewer.ts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { type AcmeServers, GITHUB_TOKEN, hasNewestSchemas, startAcme } from './support/acme-servers.ts';
import { type Folder, folder, type Run, runBin } from './support/run-bin.ts';

const CONFIG = '.wiplimitrc.json';
const BASELINE = '.wiplimit-baseline.json';
const WORKFLOW = '.github/workflows/wiplimit.yml';

let acme: AcmeServers;
let home: Folder;

beforeEach(async () => {
  acme = await startAcme();
  home = await folder();
});
afterEach(async () => {
  await acme.close();
  await home.remove();
});

const run = (args: string[], env: Record<string, string> = {}): Promise<Run> =>
  runBin(args, { cwd: home.path, env: { ...acme.env, ...env } });
const written = (file: string) => readFile(path.join(home.path, file), 'utf8');
const isThere = (file: string) => existsSync(path.join(home.path, file));

describe('init --yes', () => {
  test.each(hasNewestSchemas ? [false, true] : [false])(
    'writes a config that a check takes as it is (newest schemas: %s)',
    async (newest) => {
      await acme.close();
      acme = await startAcme({ newest });
      const { exitCode, stdout, stderr } = await run(['init', '--yes']);
      expect(exitCode, stderr).toBe(0);
      const text = await written(CONFIG);
      const plan = await parseConfig(text, CONFIG);
      expect(text).toContain('"$schema": "https://unpkg.com/wiplimit/dist/schema/config.schema.json"');
      expect(text).toContain('// Columns of the flow');
      expect(plan.linear?.teams).toEqual(['PAY']);
      expect(plan.github?.repos).toEqual([
        'acme/pay-api',
        'acme/pay-web',
        'acme/platform',
        'acme/other',
        'acme/sandbox-1',
      ]);
      expect(plan.stages).toEqual([
        { name: 'doing', linear: ['In Progress', 'Paused'], github: ['draft'], project: [] },
        { name: 'review', linear: ['In Review'], github: ['open', 'changes_requested'], project: [] },
      ]);
      expect(plan.blocked.states).toEqual(['Paused']);
      expect(plan.timezone).toBe('Pacific/Auckland');
      // The first verdict is what a check says from then on, and the baseline lets today pass.
      expect(stdout).toContain('on-the-way-down  team Payments  6 of 1');
      const checked = await run(['check', '--format', 'json']);
      const verdict = JSON.parse(checked.stdout) as Verdict;
      expect(checked.exitCode).toBe(0);
      expect(verdict.sources.map(({ status }) => status)).toEqual(['complete', 'complete']);
      expect((await run([])).stdout).toBe(stdout);
    },
  );

  test('asks little, says what it took, whom it could not join and what cron would run', async () => {
    const { stderr } = await run(['init', '--yes']);
    const asked = (what: RegExp) =>
      [...acme.github.requests, ...acme.linear.requests].filter(({ query }) => what.test(query)).length;
    expect([asked(/pushedAt/), asked(/organizations\(/), asked(/userLogins/), asked(/WiplimitInit/)]).toEqual(
      [2, 1, 1, 2],
    );
    expect(stderr).toContain('Payments (PAY), of 4 teams');
    expect(stderr).toContain('5 of acme (last pushed first)');
    expect(stderr).toMatch(/joined across Linear and GitHub: .*Linus/);
    expect(stderr).toMatch(/Only on GitHub: .*bob/);
    expect(stderr).toContain('30 8 * * 1-5 cd ');
    expect(stderr).not.toContain(GITHUB_TOKEN);
    expect(isThere(WORKFLOW)).toBe(false);
  });

  test('--workflow writes a workflow with the secrets it needs, beside the config', async () => {
    expect((await run(['init', '--yes', '--workflow'], { GH_TOKEN: '' })).exitCode).toBe(0);
    const workflow = await written(WORKFLOW);
    expect(workflow).toMatch(/LINEAR_API_KEY: \$\{\{ secrets\.LINEAR_API_KEY \}\}/);
    expect(workflow).not.toContain('WIPLIMIT_GITHUB_TOKEN');
  });

  test('one source without a token is left out and named; none at all ends with 4', async () => {
    const one = await run(['init', '--yes'], { LINEAR_API_KEY: '' });
    expect(one.exitCode, one.stderr).toBe(0);
    expect(one.stderr).toContain('LINEAR_API_KEY');
    const plan = await parseConfig(await written(CONFIG), CONFIG);
    expect(plan.linear).toBeNull();
    expect(plan.teams?.map(({ github: slug }) => slug)).toEqual(['acme/platform']);
    await home.remove();
    home = await folder();
    const none = await run(['init', '--yes'], { LINEAR_API_KEY: '', GH_TOKEN: '' });
    expect(none.exitCode).toBe(4);
    expect(none.stderr).toMatch(/LINEAR_API_KEY.*gh auth login.*wiplimit demo/s);
    expect(isThere(CONFIG)).toBe(false);
  });

  test('a refused token leaves its source out, and both refused end with 4', async () => {
    const wrong = { LINEAR_API_KEY: 'lin_api_wrongwrongwrongwrongwrong' };
    const both = await run(['init', '--yes'], { ...wrong, GH_TOKEN: '' });
    expect(both.exitCode).toBe(4);
    const one = await run(['init', '--yes'], wrong);
    expect(one.exitCode, one.stderr).toBe(0);
    expect(one.stderr + one.stdout).not.toContain('wrongwrong');
    expect((await parseConfig(await written(CONFIG), CONFIG)).linear).toBeNull();
  });

  test('a token that may not list teams: they are left out, and GitHub’s reason is said', async () => {
    await acme.close();
    acme = await startAcme({ access: { [GITHUB_TOKEN]: { scopes: ['repo'] } } });
    const { exitCode, stderr } = await run(['init', '--yes'], { LINEAR_API_KEY: '' });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/did not show the teams of acme: .*scopes/);
    expect((await parseConfig(await written(CONFIG), CONFIG)).teams).toBeNull();
  });

  test('a source that cannot be read whole gives usual limits and no baseline', async () => {
    acme.linear.fault((request) =>
      /issues/.test(request.query)
        ? { status: 200, body: '{"data": null, "errors": [{"message": "no"}]}' }
        : undefined,
    );
    const { exitCode, stderr } = await run(['init', '--yes']);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain('Not everything could be read');
    const plan = await parseConfig(await written(CONFIG), CONFIG);
    expect(plan.limits.find(({ per }) => per === 'person')?.max).toBe(3);
    expect(isThere(BASELINE)).toBe(false);
  });
});

describe('what is there stays', () => {
  test.each(['.wiplimitrc.json', '.wiplimitrc.yaml'])(
    'a config in %s: exit 2, named, untouched',
    async (file) => {
      await home.write(file, '{}');
      const { exitCode, stderr } = await run(['init', '--yes']);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(file);
      expect(await written(file)).toBe('{}');
      expect(acme.github.requests.length + acme.linear.requests.length).toBe(0);
    },
  );

  test('a baseline and a workflow that are there are not replaced', async () => {
    await home.write(BASELINE, '{"schemaVersion": 1, "limits": {}}');
    const { exitCode } = await run(['init', '--yes']);
    expect(exitCode).toBe(0);
    expect(await written(BASELINE)).toBe('{"schemaVersion": 1, "limits": {}}');
  });

  test('without a terminal and without --yes it asks nothing and ends with 2', async () => {
    const { exitCode, stderr } = await run(['init']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('wiplimit init --yes');
    expect(acme.github.requests.length + acme.linear.requests.length).toBe(0);
  });
});
