import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { parseConfig } from '../../src/config/parse.ts';
import { canStartSchema, forecastSchema, nextSchema, suggestSchema } from '../../src/model/answers.ts';
import { verdictSchema } from '../../src/model/verdict.ts';
import { linearIssue, NOW, pullRequest } from '../support/builders.ts';
import { finishedIssues, upTo } from '../support/finished-work.ts';
import { type LinearServer, linearWorld, startLinearServer } from '../support/linear-server/index.ts';
import { type Folder, folder, runBin } from './support/run-bin.ts';

/** Two teams, of which Payments finished one item a day for 24 days, each in two days. */
const CONFIG = {
  linear: { teams: ['PAY', 'PLT'] },
  github: { repos: ['acme/api'] },
  people: [
    { name: 'Ada', linear: 'ada@acme.com', github: 'ada-l' },
    { name: 'Grace', linear: 'grace@acme.com', github: 'grace-h' },
    { name: 'Kay', linear: 'kay@acme.com', github: 'kay-w' },
  ],
  teams: [
    { name: 'Payments', people: ['Ada', 'Grace'], linear: ['PAY'], repos: ['acme/api'] },
    { name: 'Platform', people: ['Kay'], linear: ['PLT'] },
  ],
  limits: [
    { per: 'person', max: 2 },
    { per: 'team', max: 4 },
    { per: 'team', stages: ['review'], max: 0, level: 'warn' },
  ],
  aging: { sle: 'auto' },
};
const RECORDS = [
  ...finishedIssues('PAY', Array(24).fill(2), { project: 'Checkout', assignees: ['grace@acme.com'] }),
  linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'], customers: 2 }),
  linearIssue({ id: 'PAY-2', assignees: ['ada@acme.com'], state: 'In Review' }),
  linearIssue({
    id: 'PLT-1',
    assignees: ['kay@acme.com'],
    startedAt: '2026-11-18T09:00:00Z',
    blockedBy: [{ id: 'PAY-1', open: true }],
  }),
  linearIssue({ id: 'PAY-9', stateType: 'unstarted', state: 'Todo', assignees: ['grace@acme.com'] }),
  pullRequest({
    id: 'acme/api#7',
    title: 'PAY-2: faster',
    author: 'ada-l',
    reviewRequests: [{ who: 'kay-w' }],
  }),
  pullRequest({ id: 'acme/api#8', title: 'Tidy up', author: 'grace-h' }),
];

const world = (sources: object[] = [{ name: 'linear', status: 'complete' }], records = RECORDS) => ({
  schemaVersion: 1,
  takenAt: NOW,
  sources: [...sources, { name: 'github', status: 'complete' }],
  teams: ['PAY', 'PLT'].map((key) => ({ source: 'linear', key, name: key, members: [] })),
  records,
});
const event = (number: number, draft: object = {}) => ({
  action: 'opened',
  repository: { full_name: 'acme/api' },
  pull_request: {
    number,
    title: 'More',
    state: 'open',
    created_at: NOW,
    user: { login: 'ada-l', type: 'User' },
    ...draft,
  },
});

let home: Folder;
beforeAll(async () => {
  home = await folder({
    '.wiplimitrc.json': CONFIG,
    'now.json': world(),
    'partial.json': world([{ name: 'linear', status: 'partial', problems: ['PAY was cut'] }]),
    'refused.json': world([{ name: 'linear', status: 'failed', cause: 'credentials' }], RECORDS.slice(-1)),
    'young.json': world(undefined, RECORDS.slice(15)),
  });
});
afterAll(() => home.remove());

const run = (args: string[], env: Record<string, string> = {}) => {
  const snapshot = args.includes('--snapshot') ? [] : ['--snapshot', 'now.json'];
  return runBin([...args, ...snapshot], { cwd: home.path, env });
};
/** The answer as data, which holds what its schema publishes and nothing else. */
async function ask<Schema extends z.ZodType>(
  schema: Schema,
  args: string[],
  env: Record<string, string> = {},
) {
  const { stdout, stderr, exitCode } = await run([...args, '--format', 'json'], env);
  expect(stderr).toBe('');
  const data: unknown = JSON.parse(stdout);
  const answer = schema.parse(data);
  expect(answer).toEqual(data);
  return { answer, exitCode };
}

test.each([
  [['next', 'Adda'], 'Did you mean "Ada"?'],
  [['can-start', 'Paymants'], 'Did you mean "Payments"?'],
  [['can-start', 'Ada', '--item', 'XY-3'], 'XY-3'],
  [['can-start', 'Ada', '--item', 'nonsense'], 'acme/api#45'],
  [['can-start'], 'Name a person or a team'],
  [['can-start', '--for-pull-request'], 'GITHUB_EVENT_PATH'],
  [['can-start', 'Ada', '--for-pull-request'], 'Leave out the name'],
  [['forecast'], '--days 30'],
  [['forecast', '--days', '3', '--items', '3'], '--days'],
  [['forecast', '--days', '0'], '1 to 3650'],
  [['forecast', '--by', '2026-02-30'], '2026-12-18'],
  [['forecast', '--by', '2026-11-20', '--items', '3'], 'tomorrow'],
  [['forecast', '--by', '9999-12-31'], 'ten years'],
  [['forecast', '--days', '3', '--team', 'Paymants'], 'Did you mean "Payments"?'],
  [['forecast', '--days', '3', '--project', 'chekout'], 'Did you mean "Checkout"?'],
  [['suggest', '--window', '0'], '1 to 3650'],
])('2 for a question that needs a correction: %j says %s', async (args, words) => {
  const { exitCode, stdout, stderr } = await run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(words);
});

describe('check', () => {
  test('takes the SLE from history, names what is at risk of it, and says where it is missing', async () => {
    const { answer } = await ask(verdictSchema, ['check']);
    expect(answer.aging.sles).toMatchObject([
      { team: 'Payments', days: 2, riskDays: 2, n: 24, missing: 0 },
      { team: 'Platform', days: null, n: 0, missing: 20 },
    ]);
    expect(answer.aging.over).toEqual(['PAY-1', 'PAY-2', 'acme/api#8']);
    const { stdout } = await run(['check']);
    expect(stdout).toContain('lingers in doing');
    expect(stdout).toContain('Platform (0 so far: 20 to go)');
    expect(stdout).toMatch(/^wait {2}team Platform {2}team Payments {2}PLT-1 {2}blocked by PAY-1/m);
    expect(stdout).toContain('Customers wait for 1 of the 4 items in flight (25%)');
  });
});

describe('next', () => {
  test('a person, by name or account in any case: the reviews, then the work, its reasons, and whose move it is', async () => {
    const { answer, exitCode } = await ask(nextSchema, ['next', 'KAY-W']);
    expect(exitCode).toBe(0);
    expect(answer.subjects).toMatchObject([
      {
        per: 'person',
        subject: 'Kay',
        reviews: [{ id: 'acme/api#7', reviewer: 'Kay', itemId: 'PAY-2' }],
        items: [
          {
            id: 'PLT-1',
            reasons: ['blocked by PAY-1', 'in doing for 3 days'],
            move: { who: 'team', names: ['Payments'] },
          },
        ],
      },
    ]);
    const { stdout } = await run(['next', 'kay']);
    expect(stdout).toMatch(/Review first[\s\S]*acme\/api#7[\s\S]*Then finish[\s\S]*PLT-1/);
    expect(stdout).toContain('Move: Payments (another team): blocked by PAY-1');
  });
  test('a team, or every team that has something', async () => {
    const team = await ask(nextSchema, ['next', 'payments']);
    expect(team.answer.subjects[0]?.items.map(({ id }) => id)).toEqual(['PAY-2', 'acme/api#8', 'PAY-1']);
    const all = await ask(nextSchema, ['next']);
    expect(all.answer.subjects.map(({ subject }) => subject)).toEqual(['Payments', 'Platform']);
  });
  test('3 and a word where not everything was read, 4 where credentials were refused', async () => {
    const partial = await run(['next', 'Ada', '--snapshot', 'partial.json']);
    expect(partial).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('Linear was not read whole'),
    });
    expect((await run(['next', 'Ada', '--snapshot', 'refused.json'])).exitCode).toBe(4);
  });
});

describe('can-start', () => {
  test('0 yes, with the numbers of every limit touched and of no other', async () => {
    const { answer, exitCode } = await ask(canStartSchema, ['can-start', 'grace']);
    expect({ exitCode, answer: answer.answer }).toEqual({ exitCode: 0, answer: 'yes' });
    expect(answer.limits.map(({ key, count, after, max }) => ({ key, count, after, max }))).toEqual([
      { key: 'person/Grace/*', count: 1, after: 2, max: 2 },
      { key: 'team/Payments/*', count: 3, after: 4, max: 4 },
    ]);
  });
  test('1 no, and what to finish to make it yes', async () => {
    const { answer, exitCode } = await ask(canStartSchema, ['can-start', 'Ada']);
    expect({ exitCode, answer: answer.answer }).toEqual({ exitCode: 1, answer: 'no' });
    expect(answer.finishFirst.map(({ id }) => id)).toEqual(['PAY-2']);
    const { stdout } = await run(['can-start', 'Ada']);
    expect(stdout).toContain('No: with one more item Ada would have 3 of 2');
    expect(stdout).toMatch(/To make it yes, finish\n {2}PAY-2/);
  });
  test('an item brings its own people and team', async () => {
    const own = await ask(canStartSchema, ['can-start', '--item', 'pay-9']);
    expect(own.answer).toMatchObject({ answer: 'yes', item: 'PAY-9', counted: false });
    expect(own.answer.limits.map(({ key }) => key)).toEqual(['person/Grace/*', 'team/Payments/*']);
    const taken = await ask(canStartSchema, ['can-start', 'Kay', '--item', 'PAY-9']);
    expect(taken.answer.limits.map(({ key }) => key)).toEqual(['person/Kay/*', 'team/Payments/*']);
    const unread = await ask(canStartSchema, ['can-start', 'Kay', '--item', 'PAY-77']);
    expect(unread.answer.limits.map(({ key }) => key)).toEqual(['person/Kay/*', 'team/Payments/*']);
    expect(unread.answer.notes).toEqual([expect.stringContaining('was not read')]);
  });
  test('work in flight adds nothing for who holds it, and one for who joins', async () => {
    const held = await ask(canStartSchema, ['can-start', 'Ada', '--item', 'PAY-2']);
    expect(held).toMatchObject({
      exitCode: 0,
      answer: { counted: true, limits: [{ count: 2, after: 2 }, {}, {}] },
    });
    const joined = await ask(canStartSchema, ['can-start', 'Grace', '--item', 'acme/api#7']);
    expect(joined.answer.limits).toMatchObject([{ key: 'person/Grace/*', count: 1, after: 2 }]);
  });
  test('3 where what could not be read decides, 4 where credentials were refused', async () => {
    const partial = await run(['can-start', 'Grace', '--snapshot', 'partial.json']);
    expect(partial).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('could not be read decides'),
    });
    expect((await run(['can-start', 'Grace', '--snapshot', 'refused.json'])).exitCode).toBe(4);
  });
});

describe('can-start --for-pull-request', () => {
  const forPull = async (content: unknown, name: string, args: string[] = []) => {
    await home.write(name, content);
    return ask(canStartSchema, ['can-start', '--for-pull-request', ...args], { GITHUB_EVENT_PATH: name });
  };
  beforeAll(async () => {
    // Ada has one more than she may.
    const more = linearIssue({ id: 'PAY-3', assignees: ['ada@acme.com'] });
    await home.write('over.json', world(undefined, [...RECORDS, more]));
  });
  const OVER = ['--snapshot', 'over.json'];

  test('red for the people of the pull request, green for everybody else’s', async () => {
    const own = await forPull(event(7), 'own.json', OVER);
    expect(own).toMatchObject({ exitCode: 1, answer: { answer: 'no', item: 'acme/api#7', counted: true } });
    expect(own.answer.limits.find(({ key }) => key === 'person/Ada/*')).toMatchObject({
      count: 3,
      after: 3,
      max: 2,
    });
    // What would make it yes is not this pull request itself.
    expect(own.answer.finishFirst.map(({ id }) => id)).toEqual(['PAY-1']);
    const other = await forPull(event(8), 'other.json', OVER);
    expect(other).toMatchObject({ exitCode: 0, answer: { answer: 'yes' } });
    expect(other.answer.limits.map(({ subject }) => subject)).not.toContain('Ada');
  });
  test('one that the reading had not seen yet counts, for its author and the repository’s team', async () => {
    const { answer, exitCode } = await forPull(event(99), 'new.json');
    expect({ exitCode, counted: answer.counted }).toEqual({ exitCode: 1, counted: true });
    expect(answer.limits.map(({ key, count }) => [key, count])).toContainEqual(['person/Ada/*', 3]);
    // A draft that names an issue in flight is part of it.
    const part = await forPull(event(98, { draft: true, title: 'PAY-1 more' }), 'part.json');
    expect(part.answer.limits.map(({ key, count }) => [key, count])).toContainEqual(['person/Ada/*', 2]);
  });
  test('a bot holds nothing, and what no limit counts is a yes with a word', async () => {
    const bot = await forPull(event(97, { user: { login: 'acme-robot', type: 'Bot' } }), 'bot.json');
    expect(bot).toMatchObject({ exitCode: 0, answer: { counted: true } });
    expect(bot.answer.limits.map(({ key }) => key)).toContain('team/Payments/*');
    expect(bot.answer.limits.filter(({ per }) => per === 'person')).toEqual([]);
    const left = await forPull(event(96, { user: { login: 'dependabot[bot]', type: 'Bot' } }), 'left.json');
    expect(left).toMatchObject({
      exitCode: 0,
      answer: { limits: [], notes: [expect.stringContaining('dependabot')] },
    });
    const elsewhere = await forPull(
      { ...event(1), repository: { full_name: 'other/repo' } },
      'elsewhere.json',
    );
    expect(elsewhere).toMatchObject({
      exitCode: 0,
      answer: { limits: [], notes: [expect.stringContaining('other/repo#1')] },
    });
  });
  test.each([
    ['a push', { ref: 'refs/heads/main', repository: { full_name: 'acme/api' } }],
    ['no JSON', '{'],
    ['a number that is none', event(-1)],
  ])('2 for %s', async (_, content) => {
    await home.write('bad.json', content);
    const { exitCode, stderr } = await run(['can-start', '--for-pull-request'], {
      GITHUB_EVENT_PATH: 'bad.json',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('on: pull_request');
  });
});

describe('forecast', () => {
  const dated = { basis: { window: 90, from: '2026-08-22', to: '2026-11-19', finished: 24, perDay: 0.27 } };
  test('how many items in so many days', async () => {
    const { answer, exitCode } = await ask(forecastSchema, ['forecast', '--days', '1', '--window', '24']);
    // One item finished on each of the 24 days.
    const items = [50, 70, 85, 95].map((percentile) => ({ percentile, items: 1 }));
    expect({ answer, exitCode }).toMatchObject({ exitCode: 0, answer: { days: 1, items, by: null } });
    expect((await ask(forecastSchema, ['forecast', '--by', '2026-11-21'])).answer).toMatchObject({
      days: 1,
      by: '2026-11-21',
      ...dated,
    });
  });
  test('when so many items are done', async () => {
    const { answer } = await ask(forecastSchema, [
      'forecast',
      '--items',
      '3',
      '--window',
      '24',
      '--team',
      'payments',
    ]);
    const days = [50, 70, 85, 95].map((percentile) => ({ percentile, days: 3, date: '2026-11-23' }));
    expect(answer).toMatchObject({ items: 3, days, team: 'Payments' });
  });
  test('how likely by a date, to two digits', async () => {
    const args = ['forecast', '--items', '1', '--by', '2026-11-21', '--project', 'checkout'];
    // 24 of the 90 days.
    expect((await ask(forecastSchema, args)).answer).toMatchObject({
      items: 1,
      by: '2026-11-21',
      probability: 0.27,
      ...dated,
    });
  });
  test('in words, with what it rests on and what it assumes', async () => {
    const { stdout } = await run(['forecast', '--items', '3', '--window', '24']);
    expect(stdout).toMatch(/When 3 items will be done\n {2}50% {2}in 3 days or fewer {2}by 23 Nov 2026/);
    expect(stdout).toContain('24 items finished in 24 days');
    expect(stdout).toContain('weekends and days off among them');
  });
  test('1 and no number where fewer than 10 items finished; 3 where that may be because of the reading', async () => {
    const young = await run(['forecast', '--days', '30', '--snapshot', 'young.json']);
    expect(young).toMatchObject({ exitCode: 1, stdout: '' });
    expect(young.stderr).toContain('9 items finished in the 90 days from 2026-08-22 to 2026-11-19');
    const none = await run(['forecast', '--days', '30', '--team', 'Platform', '--snapshot', 'partial.json']);
    expect(none).toMatchObject({ exitCode: 3, stdout: '' });
    const partial = await run(['forecast', '--days', '30', '--snapshot', 'partial.json']);
    expect(partial).toMatchObject({
      exitCode: 3,
      stdout: expect.stringContaining('Linear was not read whole'),
    });
  });
});

describe('suggest', () => {
  test('for each limit that counts all work: what was held, and lines that the config takes', async () => {
    const { answer, exitCode } = await ask(suggestSchema, ['suggest', '--window', '20']);
    expect(exitCode).toBe(0);
    expect(answer.limits.map(({ per, configPath, present }) => ({ per, configPath, present }))).toEqual([
      { per: 'person', configPath: 'limits[0]', present: [2] },
      { per: 'team', configPath: 'limits[1]', present: [4] },
    ]);
    const lines = answer.limits.flatMap(({ config }) =>
      [config.held, config.forSle].filter((line) => line !== null),
    );
    expect(lines.length).toBeGreaterThan(1);
    expect(() => parseConfig(JSON.stringify({ ...CONFIG, limits: lines }), 'pasted.json')).not.toThrow();
    const { stdout } = await run(['suggest', '--window', '20']);
    for (const line of lines) expect(stdout).toContain(JSON.stringify(line));
  });
  test('Little’s law for an SLE in days, or why not', async () => {
    const steady = {
      ...CONFIG,
      limits: [{ per: 'person', people: ['Grace'], max: 1 }],
      aging: { sle: { days: 4 } },
    };
    await home.write('steady.json', steady);
    const args = ['suggest', '--window', '20', '--config', 'steady.json'];
    const [limit] = (await ask(suggestSchema, args)).answer.limits;
    // One a day, each in flight on two days: an SLE of 4 days goes with twice that.
    expect(limit).toMatchObject({
      averages: { throughput: 1, cycleDays: 2, stable: true },
      forSle: { sleDays: 4, cycleDays: 4, wip: 4 },
      config: { forSle: { per: 'person', people: ['Grace'], max: 4 } },
    });
    const short = await ask(suggestSchema, ['suggest', '--window', '5', '--config', 'steady.json']);
    expect(short.answer.limits[0]).toMatchObject({ forSle: null, averages: { stable: false } });
    const { stdout } = await run(['suggest', '--window', '5', '--config', 'steady.json']);
    expect(stdout).toContain('was not stable');
  });
  test('3 where not everything was read', async () => {
    expect((await run(['suggest', '--snapshot', 'partial.json'])).exitCode).toBe(3);
  });
});

describe('live', () => {
  const DAY_MS = 86_400_000;
  const at = (days: number) => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
  const issue = (identifier: string, draft: object) => ({
    identifier,
    state: 'In Progress',
    assignee: 'ada@acme.com',
    createdAt: at(70),
    startedAt: at(9),
    ...draft,
  });
  const acme = () =>
    linearWorld({
      teams: [{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
      users: [{ email: 'ada@acme.com', displayName: 'Ada' }],
      issues: [
        issue('PAY-1', {}),
        ...upTo(24).map((days) =>
          issue(`PAY-${100 + days}`, {
            state: 'Done',
            startedAt: at(2 * days + 2),
            completedAt: at(2 * days),
          }),
        ),
      ],
    });
  let linear: LinearServer;
  let folderOfIts: Folder;
  beforeAll(async () => {
    linear = await startLinearServer(acme(), { apiKeys: ['lin_api_key'], now: NOW, schema: 'subset' });
    const config = { linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 3 }] };
    folderOfIts = await folder({
      '.wiplimitrc.json': config,
      'auto.json': { ...config, aging: { sle: 'auto' } },
    });
  });
  afterAll(() => Promise.all([linear.close(), folderOfIts.remove()]));
  const live = (args: string[]) =>
    runBin(args, {
      cwd: folderOfIts.path,
      env: { LINEAR_API_KEY: 'lin_api_key', LINEAR_API_URL: linear.url, WIPLIMIT_NOW: NOW },
    });

  test('check with an automatic SLE, and forecast with any config, read what finished', async () => {
    const checked = await live([
      'check',
      '--config',
      'auto.json',
      '--format',
      'json',
      '--save',
      'saved.json',
    ]);
    const verdict = verdictSchema.parse(JSON.parse(checked.stdout));
    expect(verdict.aging).toMatchObject({ sles: [{ days: 3, n: 24, missing: 0 }], over: ['PAY-1'] });
    const replayed = await live([
      'check',
      '--config',
      'auto.json',
      '--format',
      'json',
      '--snapshot',
      'saved.json',
    ]);
    expect(JSON.parse(replayed.stdout).aging).toEqual(verdict.aging);
    const foretold = await live(['forecast', '--items', '5', '--format', 'json']);
    expect(foretold.exitCode, foretold.stderr).toBe(0);
    expect(forecastSchema.parse(JSON.parse(foretold.stdout)).basis).toMatchObject({
      window: 90,
      finished: 24,
    });
    const short = await live(['forecast', '--items', '5', '--window', '30', '--format', 'json']);
    expect(forecastSchema.parse(JSON.parse(short.stdout)).basis).toMatchObject({ window: 30, finished: 15 });
  });
  test('next and can-start ask for no history that the config does not want', async () => {
    for (const args of [
      ['next', 'Ada'],
      ['can-start', 'Ada'],
    ]) {
      const { stdout, stderr, exitCode } = await live([...args, '--debug']);
      expect({ exitCode, stdout }, stderr).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('Ada'),
      });
      expect(stderr).not.toMatch(/finished/i);
    }
    expect((await live(['suggest', '--debug'])).stderr).toMatch(/finished/i);
  });
});
