import './support/github-viewer.ts';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { init } from '../../src/cli/commands/init.ts';
import { offerInit } from '../../src/cli/init/offer.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { ACME_NOW, acmeGithub, acmeLinear } from '../e2e/support/acme.ts';
import { type Folder, folder } from '../e2e/support/run-bin.ts';
import { type GithubServer, startGithubServer } from '../support/github-server/index.ts';
import { type LinearServer, startLinearServer } from '../support/linear-server/index.ts';
import { quotaUsedUp } from './support/quota.ts';
import { KEYS, type Script, type Typed, typist } from './support/typist.ts';

const LINEAR_KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';
const { enter, space, up, down, right, ctrlC, ctrlD } = KEYS;

let github: GithubServer;
let linear: LinearServer;
let home: Folder;
beforeAll(async () => {
  github = await startGithubServer(acmeGithub());
  linear = await startLinearServer(acmeLinear(), { apiKeys: [LINEAR_KEY], now: ACME_NOW });
});
afterAll(() => Promise.all([github.close(), linear.close()]));
beforeEach(async () => {
  home = await folder();
});
afterEach(() => home.remove());

async function answer(script: Script, folder = '.'): Promise<Typed & { exitCode: number }> {
  const typed = typist(
    path.join(home.path, folder),
    {
      GH_TOKEN: 'ghp_0123456789abcdefghijABCDEFGHIJ012345',
      GITHUB_API_URL: github.apiUrl,
      LINEAR_API_KEY: LINEAR_KEY,
      LINEAR_API_URL: linear.url,
      WIPLIMIT_NOW: ACME_NOW,
    },
    script,
  );
  const exitCode = await init(typed.context, { timeout: 60 });
  return { ...typed, exitCode };
}
const files = async () =>
  (await readdir(home.path, { recursive: true })).filter((name) => name !== '.git').sort();

/** The proposals of Linear and GitHub, up to the limits. */
const SOURCES: Script = [
  ['Which Linear teams?', [down, down, space, enter]],
  ['Which organisations', [enter]],
  ['Which repositories?', [space, enter]],
  ['Which GitHub teams?', [enter]],
  ['Use these stages?', [enter]],
  ['The same person?', [space, enter]],
];

describe('init in a terminal', () => {
  test('asks, measures, and writes what was chosen', async () => {
    const { exitCode, screen, printed, unanswered } = await answer([
      ...SOURCES,
      ['may one person have', ['\b', '4', enter]],
      ['And each team?', [enter]],
      ['Write a baseline', [right, enter]],
      ['GitHub Actions', [enter]],
      ['Write .wiplimitrc.json', [enter]],
    ]);
    expect(unanswered()).toEqual([]);
    expect(exitCode).toBe(0);
    expect(screen()).toContain('Asking what your tokens see');
    expect(screen()).toMatch(/2 people joined across Linear and GitHub: Grace, Linus/);
    expect(printed()).toContain('Payments');
    expect(await files()).toContain('.github/workflows/wiplimit.yml');
    expect(await files()).not.toContain('.wiplimit-baseline.json');
    const plan = await parseConfig(
      await readFile(path.join(home.path, '.wiplimitrc.json'), 'utf8'),
      'x.json',
    );
    expect(plan.linear?.teams).toEqual(['PAY', 'PLT']);
    expect(plan.github?.repos).toEqual(['acme/*']);
    expect(plan.people).toMatchObject([{ name: 'cy', github: ['cy'], linear: ['cy@acme.com'] }]);
    expect(plan.limits.map(({ per, max }) => [per, max])).toEqual([
      ['person', 4],
      ['team', 1],
      ['team', 3],
    ]);
  });

  test('no at the end writes nothing', async () => {
    const { exitCode, screen } = await answer([
      ...SOURCES,
      ['may one person have', [enter]],
      ['And each team?', [enter]],
      ['Write a baseline', [enter]],
      ['GitHub Actions', [enter]],
      ['Write .wiplimitrc.json', [right, enter]],
    ]);
    expect(exitCode).toBe(0);
    expect(screen()).toContain('Nothing was written.');
    expect(await files()).toEqual([]);
  });

  test('states are moved where they belong, until the stages are right', async () => {
    const { exitCode, unanswered } = await answer([
      ...SOURCES.slice(0, 4),
      ['Use these stages?', [right, enter]],
      // In Progress, In Review, Paused
      ['Which states stand elsewhere?', [down, space, down, space, enter]],
      ['Where does In Review stand?', [down, enter]],
      ['Where does Paused stand?', [up, up, up, enter]],
      ['Use these stages?', [enter]],
      ['The same person?', [enter]],
      ['may one person have', [enter]],
      ['And each team?', [enter]],
      ['Write a baseline', [enter]],
      ['GitHub Actions', [enter]],
      ['Write .wiplimitrc.json', [enter]],
    ]);
    expect(unanswered()).toEqual([]);
    expect(exitCode).toBe(0);
    const { stages, blocked } = await parseConfig(
      await readFile(path.join(home.path, '.wiplimitrc.json'), 'utf8'),
      'x.json',
    );
    expect(stages?.map(({ name, linear: own }) => [name, own])).toEqual([
      ['doing', ['In Progress']],
      ['test', ['In Review']],
      ['review', ['Paused']],
    ]);
    expect(blocked.states).toEqual([]);
  });

  test('in a folder below the root, the config goes to the root', async () => {
    await mkdir(path.join(home.path, 'packages/pay'), { recursive: true });
    const { exitCode, unanswered } = await answer(
      [
        ['Where is the config to stand?', [enter]],
        ...SOURCES,
        ['may one person have', [enter]],
        ['And each team?', [enter]],
        ['Write a baseline', [enter]],
        ['GitHub Actions', [enter]],
        ['Write .wiplimitrc.json', [enter]],
      ],
      'packages/pay',
    );
    expect(unanswered()).toEqual([]);
    expect(exitCode).toBe(0);
    expect(await files()).toEqual(
      expect.arrayContaining([
        '.github/workflows/wiplimit.yml',
        '.wiplimit-baseline.json',
        '.wiplimitrc.json',
      ]),
    );
  });

  test('an old baseline is replaced where the person agrees', async () => {
    await home.write('.wiplimit-baseline.json', '{"schemaVersion": 1, "limits": {}}');
    const { exitCode, printed, unanswered } = await answer([
      ...SOURCES,
      ['may one person have', [enter]],
      ['And each team?', [enter]],
      ['Replace', [enter]],
      ['GitHub Actions', [enter]],
      ['Write .wiplimitrc.json', [enter]],
    ]);
    expect(unanswered()).toEqual([]);
    expect(exitCode).toBe(0);
    expect(printed()).toContain('Nothing above the baseline');
  });

  test('a quota that comes back in a year is not waited for', async () => {
    const remove = github.fault(quotaUsedUp);
    const { exitCode, screen } = await answer([
      ['Which Linear teams?', [space, enter]],
      ['Which organisations', [enter]],
    ]);
    remove();
    expect(exitCode).toBe(3);
    expect(screen()).toContain('rate limit is used up until');
  });

  const stops: [string, Script][] = [
    ['Ctrl-C at the first question', [['Which Linear teams?', [ctrlC]]]],
    ['Ctrl-C at a later one', [...SOURCES, ['may one person have', [ctrlC]]]],
    ['Ctrl-D', [['Which Linear teams?', [ctrlD]]]],
    [
      'a terminal that goes away',
      [
        ['Which Linear teams?', [enter]],
        ['Which organisations', 'end'],
      ],
    ],
  ];
  test.each(stops)('%s ends with 130, and nothing is written', async (_what, script) => {
    const { exitCode, screen } = await answer(script);
    expect(exitCode).toBe(130);
    expect(screen()).toContain('nothing was written');
    expect(await files()).toEqual([]);
  });
});

describe('without a config, in a terminal', () => {
  const offer = async (script: Script) => {
    const typed = typist(home.path, { LINEAR_API_KEY: '', GH_TOKEN: '', PATH: '' }, script);
    return { ...typed, exitCode: await offerInit(typed.context, { timeout: 60 }) };
  };

  test('says what wiplimit is, and shows the demo to who wants to see it first', async () => {
    const { exitCode, screen, printed } = await offer([['What now?', [down, enter]]]);
    expect(exitCode).toBe(0);
    expect(screen()).toContain('counts the work in progress');
    expect(printed()).toContain('Payments');
  });

  test('nothing, or Ctrl-C, is no check', async () => {
    expect((await offer([['What now?', [down, down, enter]]])).exitCode).toBe(2);
    expect((await offer([['What now?', [ctrlC]]])).exitCode).toBe(130);
  });

  test('where nobody can be asked, it leaves the error to speak', async () => {
    const { context } = typist(home.path, {}, []);
    context.process.stderr.isTTY = false;
    expect(await offerInit(context, { timeout: 60 })).toBeNull();
  });
});
