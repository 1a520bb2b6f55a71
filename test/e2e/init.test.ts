import '../init/support/github-viewer.ts';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { quotaUsedUp } from '../init/support/quota.ts';
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
    expect(stderr).toMatch(/did not show the teams of acme: .*scope read:org/);
    expect((await parseConfig(await written(CONFIG), CONFIG)).teams).toBeNull();
  });

  test('a source that cannot be read whole: limits not below what was read, no baseline, nothing over', async () => {
    acme.linear.fault((request) =>
      /issues/.test(request.query)
        ? { status: 200, body: '{"data": null, "errors": [{"message": "no"}]}' }
        : undefined,
    );
    const { exitCode, stdout, stderr } = await run(['init', '--yes']);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain('Not everything could be read');
    expect(stderr).toMatch(/Each person: 6 \(today one has at least 6\)/);
    expect(stdout).not.toMatch(/^over /m);
    const plan = await parseConfig(await written(CONFIG), CONFIG);
    expect(plan.limits.find(({ per }) => per === 'person')?.max).toBe(6);
    expect(isThere(BASELINE)).toBe(false);
  });

  test('the default scopes of gh: what joins nobody is said among the people, and the first verdict is not over', async () => {
    await acme.close();
    acme = await startAcme({ access: { [GITHUB_TOKEN]: { scopes: ['repo'] } } });
    const { exitCode, stdout, stderr } = await run(['init', '--yes']);
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/People\n.*joined across.*user:email/s);
    expect(stdout).not.toMatch(/^over /m);
  });

  test('a quota that is used up says until when', async () => {
    acme.github.fault(quotaUsedUp);
    const { exitCode, stderr } = await run(['init', '--yes'], { LINEAR_API_KEY: '' });
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/rate limit is used up until .*nothing was written/s);
    expect(stderr).not.toContain('Nothing was chosen');
  });

  test('an organisation that wants single sign-on: the cause is said, and no other remedy', async () => {
    await acme.close();
    acme = await startAcme({ access: { [GITHUB_TOKEN]: { withoutSso: ['acme'] } } });
    const { stderr } = await run(['init', '--yes']);
    expect(stderr).toContain('single sign-on');
    expect(stderr).not.toContain('Give the token access');
  });

  test('the workflow runs in the morning of the zone that is written into the config', async () => {
    await run(['init', '--yes', '--workflow'], { TZ: 'America/Los_Angeles' });
    expect(await written(WORKFLOW)).toContain("- cron: '30 16 * * 1-5'");
    expect((await parseConfig(await written(CONFIG), CONFIG)).timezone).toBe('America/Los_Angeles');
  });

  test('a file that cannot be written: what was is said, the verdict shown, its text kept, exit 5', async () => {
    await home.write('.github', 'a file');
    const { exitCode, stdout, stderr } = await run(['init', '--yes', '--workflow']);
    expect(exitCode).toBe(5);
    expect(stdout).toContain('Payments');
    expect(stderr).toContain('Written: .wiplimitrc.json and .wiplimit-baseline.json.');
    expect(stderr).toMatch(/wiplimit: \.github\/workflows\/wiplimit\.yml could not be written/);
    expect(stderr).toContain("- cron: '");
    expect(stderr).toContain('Next: wiplimit check');
    expect(stderr).not.toContain('Commit the files');
  });

  test('below the root of a repository it says where the config will not be found', async () => {
    const below = path.join(home.path, 'pay');
    await mkdir(below);
    const { exitCode, stderr } = await runBin(['init', '--yes', '--workflow'], { cwd: below, env: acme.env });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(`To have it found everywhere, run wiplimit init in ${home.path}.`);
    expect(stderr).toContain('is not the root of a repository');
    expect(existsSync(path.join(below, CONFIG))).toBe(true);
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

  test('a baseline that is there is not replaced, and the first check passes', async () => {
    await home.write(BASELINE, '{"schemaVersion": 1, "limits": {}}');
    const { exitCode, stdout, stderr } = await run(['init', '--yes']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${BASELINE} is there already and stays as it is`);
    expect(await written(BASELINE)).toBe('{"schemaVersion": 1, "limits": {}}');
    const checked = await run(['check']);
    expect(checked.exitCode).toBe(0);
    expect(checked.stdout).toBe(stdout);
  });

  test('a baseline that no check could read is named before anything is asked', async () => {
    await home.write(BASELINE, '');
    const { exitCode, stderr } = await run(['init', '--yes']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/\.wiplimit-baseline\.json.*Restore it from git/s);
    expect(acme.github.requests.length + acme.linear.requests.length).toBe(0);
  });

  test('a workflow that is there stays, and that is said', async () => {
    await mkdir(path.join(home.path, '.github/workflows'), { recursive: true });
    await home.write(WORKFLOW, 'name: mine');
    const { exitCode, stderr } = await run(['init', '--yes', '--workflow']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${WORKFLOW} is there already, and stays as it is.`);
    expect(await written(WORKFLOW)).toBe('name: mine');
  });

  test('a config in package.json: its key is named, not the file', async () => {
    await home.write('package.json', '{"wiplimit": {}}');
    const { exitCode, stderr } = await run(['init', '--yes']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/package\.json: its key "wiplimit" is a config already.*take that key out/s);
  });

  test('without a terminal and without --yes it asks nothing and ends with 2', async () => {
    const { exitCode, stderr } = await run(['init']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('wiplimit init --yes');
    expect(acme.github.requests.length + acme.linear.requests.length).toBe(0);
  });
});
