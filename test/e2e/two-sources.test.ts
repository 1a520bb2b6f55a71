import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { ACME_CONFIG } from './support/acme.ts';
import {
  type AcmeServers,
  GITHUB_TOKEN,
  hasNewestSchemas,
  LINEAR_KEY,
  startAcme,
} from './support/acme-servers.ts';
import { type Folder, folder, type Run, type RunOptions, runBin } from './support/run-bin.ts';

let acme: AcmeServers;
let home: Folder;

beforeEach(async () => {
  acme = await startAcme();
  home = await folder({ '.wiplimitrc.json': ACME_CONFIG });
});
afterEach(async () => {
  await acme.close();
  await home.remove();
});

const run = (args: string[], options: Omit<RunOptions, 'cwd'> = {}): Promise<Run> =>
  runBin(args, { cwd: home.path, ...options, env: { ...acme.env, ...options.env } });

async function verdict(args: string[] = [], options: Omit<RunOptions, 'cwd'> = {}): Promise<Verdict> {
  const { stdout, stderr } = await run(['--format', 'json', ...args], options);
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Verdict;
}

/** One item in a line: id, stage, whose, which team's, age, and the records it is made of. */
const lines = (found: Verdict) =>
  found.items.map(({ id, stage, holders, agents, teams, ageDays, records }) =>
    [
      id,
      stage ?? '-',
      [...holders, ...agents.map((agent) => `(${agent})`)].join('+') || '-',
      teams.join('+'),
      ageDays,
      records.map((record) => record.id).join(' '),
    ].join(' | '),
  );

const ITEMS = [
  'acme/pay-api#12 | doing | eve | Payments | 19 | acme/pay-api#12',
  'PAY-1 | doing | Ada | Payments | 12 | PAY-1 acme/pay-api#1',
  'PLT-10 | doing | Cy | Platform | 11 | PLT-10 acme/platform#20',
  'acme/platform#21 | - | Grace | Platform | 9 | acme/platform#21',
  'acme/platform#24 | review | Cy | Platform | 8 | acme/platform#24',
  'CHK-5 | doing | Linus | Payments | 5 | CHK-5',
  'PAY-2 | merge | Grace | Payments | 5 | PAY-2 acme/pay-api#2',
  'PAY-7 | doing | - | Payments | 5 | PAY-7',
  'PLT-8 | doing | Cy+(Linear Agent) | Platform | 5 | PLT-8',
  'PLT-9 | doing | Cy | Platform | 5 | PLT-9 acme/platform#30',
  'PLT-13 | doing | Grace | Platform | 5 | PLT-13 acme/platform#33',
  'acme/pay-api#9 | review | Bob | Payments | 4 | acme/pay-api#9',
  'acme/pay-api#10 | review | - | Payments | 4 | acme/pay-api#10',
  'acme/pay-web#13 | doing | Ada | Payments | 4 | acme/pay-web#13 acme/pay-web#14',
  'acme/pay-web#15 | review | Bob+(Copilot) | Payments | 4 | acme/pay-web#15',
  'acme/platform#22 | review | Cy+Linus | Platform | 4 | acme/platform#22 acme/platform#31',
  'OPS-1 | review | Cy+eve | Platform | 4 | acme/other#17',
  'PAY-3 | review | Bob | Payments | 4 | PAY-3 acme/pay-api#3',
  expect.stringMatching(/^acme\/projects\/7#\S+ \| doing \| Bob \| Payments \| 3 \| /),
  'acme/platform#32 | review | Grace | Platform | 2 | acme/platform#32',
];

const LIMITS = [
  'person/Ada/* 2 of 3 within',
  'person/Cy/* 6 of 3 over',
  'person/eve/* 2 of 3 within',
  'person/Grace/* 4 of 3 over',
  'person/Linus/* 2 of 3 within',
  'person/Bob/* 3 of 2 over',
  'team/Payments/* 10 of 1 over',
  'team/Platform/* 9 of 3 over',
  'team/Payments/review+merge 4 of 4 at',
  'reviewer/Bob/* 2 of 1 over',
  'reviewing-team/Platform/* 1 of 1 at',
  'everyone/everyone/*/lane=expedite 1 of 1 at',
  'agent/Copilot/* 1 of 2 within',
];

describe('a company in which every rule of counting happens once', () => {
  test.each(hasNewestSchemas ? [false, true] : [false])(
    'gives the verdict of the contract (newest schemas: %s)',
    async (newest) => {
      await acme.close();
      acme = await startAcme({ newest });
      const found = await verdict();
      expect(found.sources.map(({ name, status, problems }) => ({ name, status, problems }))).toEqual([
        { name: 'github', status: 'complete', problems: [] },
        { name: 'linear', status: 'complete', problems: [] },
      ]);
      expect(lines(found)).toEqual(ITEMS);
      const limits = found.limits.map(({ key, count, max, status }) => `${key} ${count} of ${max} ${status}`);
      for (const line of LIMITS) expect(limits).toContain(line);
      expect(found.outcome).toBe('over');
    },
  );

  test('what is left out says by which rule', async () => {
    const { notCounted } = await verdict();
    expect(Object.fromEntries(notCounted.map(({ id, rule }) => [id, rule]))).toEqual({
      'acme/pay-api#4': 'excluded-by-author',
      'acme/pay-api#5': 'excluded-by-author',
      'acme/pay-api#6': 'excluded-by-head',
      'acme/pay-api#7': 'excluded-by-base',
      'acme/pay-api#8': 'excluded-by-label',
      'acme/pay-api#11': 'excluded-by-fork',
      'acme/sandbox-1#18': 'excluded-by-repository',
      'PAY-4': 'parent-of-open-work',
      'PAY-6': 'excluded-by-state',
    });
  });

  test('an issue that only a pull request knows of is looked up, and lends its id, team and project', async () => {
    const item = (await verdict()).items.find(({ id }) => id === 'PAY-3');
    expect(item).toMatchObject({
      title: 'Pull request 3',
      project: 'Checkout',
      teams: ['Payments'],
      notes: ['PAY-3 is not started in Linear, yet has an open pull request'],
    });
  });

  test('blocked, expedite, customers, exceptions, reviews and stages carry over from the vendors', async () => {
    const found = await verdict();
    const item = (id: string) => found.items.find((candidate) => candidate.id === id);
    expect(item('PAY-7')).toMatchObject({ blocked: true, blockedBy: ['PLT-8'], holders: [] });
    expect(item('PLT-8')).toMatchObject({ lane: 'expedite', priority: 1 });
    expect(item('CHK-5')).toMatchObject({ customers: 2 });
    expect(item('acme/pay-api#9')).toMatchObject({
      exception: { reason: 'waiting for the bank', until: '2026-12-01' },
    });
    expect(item('PAY-1')).toMatchObject({
      startedAt: '2026-11-09T09:00:00Z',
      enteredStageAt: '2026-11-09T09:00:00Z',
      aging: 'over',
    });
    expect(item('PAY-2')).toMatchObject({ stage: 'merge', stageAgeDays: 2 });
    expect(item('acme/platform#24')).toMatchObject({ enteredStageAt: '2026-11-13T09:00:00Z', aging: 'risk' });
    expect(found.reviews.map(({ id, reviewer, team }) => [id, reviewer ?? team])).toEqual([
      ['acme/pay-api#1', 'Bob'],
      ['acme/pay-api#1', 'Platform'],
      ['acme/platform#31', 'Bob'],
    ]);
  });

  test('a run that was saved and replayed gives the same verdict, without a network', async () => {
    const live = await run(['--format', 'json', '--save', 'friday.json']);
    const asked = acme.github.requests.length + acme.linear.requests.length;
    const replayed = await run(['--format', 'json', '--snapshot', 'friday.json'], {
      env: { GH_TOKEN: '', LINEAR_API_KEY: '', WIPLIMIT_NOW: '' },
    });
    expect(replayed.stdout).toBe(live.stdout);
    expect(replayed.exitCode).toBe(live.exitCode);
    expect(acme.github.requests.length + acme.linear.requests.length).toBe(asked);
  });

  test('explain tells an item, a person by alias, a team and what is not counted', async () => {
    await run(['--save', 'friday.json']);
    const explain = async (what: string) =>
      (await run(['explain', what, '--snapshot', 'friday.json'])).stdout;
    expect(await explain('acme/pay-api#1')).toContain('ada/pay-1-retry');
    expect(await explain('ada@acme.com')).toContain('acme/pay-web#13');
    expect(await explain('payments')).toContain('PAY-7');
    expect(await explain('PAY-4')).toContain('sub-issue');
  });
});

describe('a run that cannot be trusted never looks clean', () => {
  const QUIET = { ...ACME_CONFIG, limits: [{ per: 'person', max: 50 }], exceptions: [] };
  beforeEach(() => home.write('.wiplimitrc.json', QUIET));

  test('no credentials, or refused ones, end with 4 and say how to get some', async () => {
    const none = await run([], { env: { LINEAR_API_KEY: '' } });
    expect(none.exitCode).toBe(4);
    expect(none.stdout).toContain('LINEAR_API_KEY');
    const refused = await run([], { env: { LINEAR_API_KEY: 'lin_api_wrongwrongwrongwrongwrong' } });
    expect(refused.exitCode).toBe(4);
    expect(refused.stdout + refused.stderr).not.toContain('wrongwrong');
  });

  test('one source down: what the other shows is printed, nothing is called within, the exit code is 3', async () => {
    const { exitCode, stdout } = await run(['--format', 'json'], {
      env: { LINEAR_API_URL: 'http://127.0.0.1:9/graphql' },
    });
    expect(exitCode).toBe(3);
    const found = JSON.parse(stdout) as Verdict;
    expect(found.outcome).toBe('incomplete');
    expect(new Set(found.limits.map(({ status }) => status))).toEqual(new Set(['unknown']));
    expect(found.sources.map(({ status }) => status)).toEqual(['complete', 'failed']);
  });

  test('a source that never answers ends with the deadline', async () => {
    acme.linear.fault(() => ({ hang: true }));
    const { exitCode, stdout } = await run(['--timeout', '1']);
    expect(exitCode).toBe(3);
    expect(stdout).toMatch(/Linear/);
  });

  test('a reply that is cut short, or is not JSON, is not taken for an empty one', async () => {
    acme.github.fault(() => ({ status: 200, body: '' }));
    expect((await run([])).exitCode).toBe(3);
  });

  test('a Linear key or a repository that is not there makes the source partial and names it', async () => {
    await home.write('.wiplimitrc.json', {
      ...QUIET,
      linear: { teams: ['PAY', 'PLX'] },
      github: { ...QUIET.github, repos: ['acme/pay-apo'] },
    });
    const found = await verdict();
    expect(found.sources.map(({ status }) => status)).toEqual(['partial', 'partial']);
    expect(found.sources.flatMap(({ problems }) => problems).join(' ')).toMatch(/acme\/pay-apo.*PLX/s);
  });

  test('Ctrl-C ends with 130 and prints no verdict', async () => {
    let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
    acme.linear.fault(() => {
      // Once only: a second Ctrl-C ends the process on the spot.
      child?.kill('SIGINT');
      child = undefined;
      return { hang: true };
    });
    const { exitCode, stdout, stderr } = await run([], {
      during: (started) => {
        child = started;
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(stderr).toContain('Interrupted');
  });

  test('no token reaches any output or file, even from a server that echoes it', async () => {
    acme.linear.fault((request) => ({
      status: 400,
      body: JSON.stringify({ errors: [{ message: `bad ${JSON.stringify(request.headers)}` }] }),
    }));
    acme.github.fault((request) => ({
      status: 500,
      body: `<html>${JSON.stringify(request.headers)}</html>`,
    }));
    const { stdout, stderr } = await run([
      '--debug',
      '--save',
      'saved.json',
      '--output',
      'json:verdict.json',
      '--timeout',
      '5',
    ]);
    const files = (await readdir(home.path)).filter((name) => name.endsWith('.json'));
    expect(files).toContain('saved.json');
    const contents = await Promise.all(files.map((name) => readFile(path.join(home.path, name), 'utf8')));
    for (const text of [stdout, stderr, ...contents]) {
      expect(text).not.toContain(GITHUB_TOKEN);
      expect(text).not.toContain(LINEAR_KEY);
    }
  });

  test('neither vendor is asked for --snapshot, --help or demo', async () => {
    await run(['--help']);
    await run(['demo']);
    expect(acme.github.requests.length + acme.linear.requests.length).toBe(0);
  });
});
