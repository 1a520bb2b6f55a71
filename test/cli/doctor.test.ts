import { chmod } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openHistory } from '../../src/history/open-history.ts';
import { CONFIG, type Company, type Examined, examined, startCompany } from '../doctor/company.ts';
import { run as runMain } from '../support/fake-process.ts';

let company: Company;
beforeEach(async () => {
  company = await startCompany();
});
afterEach(() => company.close());

const run = (args: string[], env: Record<string, string> = {}) =>
  runMain({ args, cwd: company.home.path, env: { ...company.env, ...env } });

async function examine(config: object, env: Record<string, string> = {}): Promise<Examined> {
  await company.home.write('.wiplimitrc.json', config);
  return examined(await run(['doctor', '--format', 'json'], env));
}

describe('names that nothing answers to', () => {
  test('a mistyped login belongs to nobody, and the right one is near; it ends with 3', async () => {
    const [ada, ...others] = CONFIG.people;
    const { found, exitCode } = await examine({
      ...CONFIG,
      people: [{ ...ada, github: 'ada-1' }, ...others],
    });
    expect(found('unknown-account')).toEqual([
      expect.objectContaining({
        level: 'problem',
        message: 'Ada’s GitHub login ada-1 belongs to nobody.',
        remedy: 'Did you mean ada-l?',
        path: 'people[0].github',
      }),
    ]);
    expect(exitCode).toBe(3);
  });

  test('whoever exists is not taken for a colleague, and neither is whoever does not', async () => {
    const [ada, cy, , linus] = CONFIG.people;
    const people = [
      ada,
      { ...cy, linear: undefined },
      { name: 'Grace', linear: 'grace@acme.com' },
      linus,
      { name: 'Gone', linear: 'gone@acme.com' },
      { name: 'No', linear: 'nobody@acme.com' },
    ];
    // Of these teams Cy alone has work, and nobody is left who could be meant.
    const { findings } = await examine({ ...CONFIG, people, linear: { teams: ['OPS'] } });
    const remedies = findings.filter(({ path: where }) => /^people\[[245]\]/.test(where ?? ''));
    expect(remedies.map(({ check }) => check).sort()).toEqual([
      'inactive-account',
      'unknown-account',
      'unseen-account',
    ]);
    expect(remedies.map(({ remedy }) => remedy).join()).not.toContain('cy@acme.com');
  });

  test('a login that exists is fine, whatever it has open; there may be many to ask for', async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `P${index}`, github: `nobody-${index}` }));
    const people = [...CONFIG.people, ...many, { name: 'Bob', github: 'bob' }];
    const { found } = await examine({ ...CONFIG, people });
    expect(found('unknown-account')).toHaveLength(60);
    const questions = company.github.requests.filter(
      ({ operationName }) => operationName === 'WiplimitDoctorLogins',
    );
    expect(questions).toHaveLength(2);
  });

  test('a Linear user who was switched off, and one whom Linear does not know', async () => {
    const people = [
      ...CONFIG.people,
      { name: 'Gone', linear: 'gone@acme.com' },
      { name: 'New', linear: 'new@acme.com' },
    ];
    // PAY has the one issue that the former colleague is still on.
    const { found } = await examine({ ...CONFIG, people, linear: { teams: ['PLT', 'OPS'] } });
    expect(found('unknown-account').map(({ path: where }) => where)).toEqual(['people[5].linear']);
    expect(found('inactive-account').map(({ path: where }) => where)).toEqual(['people[4].linear']);
  });

  test('where the vendor does not answer that question, nobody is called unknown', async () => {
    company.github.fault(({ operationName }) =>
      operationName === 'WiplimitDoctorLogins' ? { status: 500, body: { message: 'no' } } : undefined,
    );
    const people = [...CONFIG.people, { name: 'New', github: 'nobody-1' }];
    const { found } = await examine({ ...CONFIG, people }, {});
    expect(found('unknown-account')).toEqual([]);
  }, 20_000);

  test('where the config keeps to teams, people are counted and not named', async () => {
    const people = CONFIG.people.map((person) => ({ ...person, github: `${person.github}-x` }));
    await company.home.write('.wiplimitrc.json', { ...CONFIG, people, privacy: 'team' });
    const { stdout } = await run(['doctor', '--format', 'json']);
    expect(stdout).toContain('4 accounts under people belong to nobody.');
    expect(stdout).not.toMatch(/ada|cy\b|grace|linus/i);
  });

  test('work in a state that no stage names, and a state that no work without a pull request is in', async () => {
    const [doing] = CONFIG.stages;
    const { found, exitCode } = await examine({
      ...CONFIG,
      linear: { teams: ['PAY', 'PLT', 'OPS'] },
      stages: [
        { ...doing, github: ['draft', 'open'] },
        { name: 'review', linear: ['In Revue'] },
      ],
    });
    const stages = found('state-without-stage');
    expect(stages.map(({ message, entries }) => [message, entries])).toEqual([
      ['1 item in flight stands in "Paused", which no stage names.', ['PAY-6']],
      ['Linear’s state "In Review" (CHK, OPS, PAY, PLT) is for started work, and no stage names it.', []],
    ]);
    expect(found('limit-without-stage')[0]).toMatchObject({ level: 'problem', path: 'limits[1].stages' });
    expect(found('unknown-state')[0]?.message).toContain('did you mean "In Review"');
    expect(exitCode).toBe(3);
  });

  test('a label that nobody has is a hint with the nearest one; hints alone end with 0', async () => {
    const { found, exitCode } = await examine({
      ...CONFIG,
      blocked: { labels: ['wating'] },
      expedite: { labels: ['fire'] },
    });
    expect(found('unknown-label').map(({ path: where, remedy }) => [where, remedy])).toEqual([
      ['expedite.labels', 'Nothing if it is only not in use now; else correct it.'],
      ['blocked.labels', 'Did you mean "waiting"?'],
    ]);
    expect(exitCode).toBe(0);
  });
});

describe('what a run writes to', () => {
  const REMEMBERING = {
    ...CONFIG,
    name: 'company',
    history: 'sqlite:.wiplimit/history.db',
    post: [{ to: 'slack' }, { to: 'webhook' }],
  };

  test('a history is opened, written to and left as it was; one that is not there is not made', async () => {
    const place = () => examine(REMEMBERING).then(({ found }) => found('history')[0]?.message);
    expect(await place()).toMatch(/is not there yet/);
    expect(await place()).toMatch(/is not there yet/);
    await run(['check']);
    expect(await place()).toMatch(/can be read and written: runs on 1 day, the last on \d{4}-\d\d-\d\d at/);
    const history = await openHistory('sqlite:.wiplimit/history.db', {
      baseDir: company.home.path,
      keepDays: 400,
    });
    const day = new Date().toISOString().slice(0, 10);
    const { seriesOf } = await import('../../src/cli/history/series.ts');
    const series = seriesOf(
      { name: 'company' },
      path.join(company.home.path, '.wiplimitrc.json'),
      company.home.path,
    );
    expect(await history.claim({ series, channel: 'doctor', day }, Date.now())).toBeNull();
    await history.close();
  });

  test('a history that cannot be opened is a problem', async () => {
    await company.home.write(
      'history.db',
      'This is no database, and long enough to be taken for none. '.repeat(20),
    );
    const { found, exitCode } = await examine({ ...CONFIG, history: 'sqlite:history.db' });
    expect(found('history')[0]).toMatchObject({ level: 'problem' });
    expect(exitCode).toBe(3);
  });

  test.each([
    ['under a folder of the kernel', 'sqlite:/proc/nope/history.db', platform() === 'linux'],
    ['under a file', 'sqlite:.wiplimitrc.json/history.db', true],
  ])('a history that cannot be made %s is a problem already', async (_where, history, isHere) => {
    // One that may be executed passes for a folder that may be entered.
    await chmod(path.join(company.home.path, '.wiplimitrc.json'), 0o755);
    const { found, exitCode } = await examine({ ...CONFIG, history });
    // Elsewhere there is no such folder, and the first writable one above it may take the history.
    if (!isHere) return;
    expect(found('history')[0]).toMatchObject({ level: 'problem' });
    expect(found('history')[0]?.message).toMatch(/does not let it be made/);
    expect(exitCode).toBe(3);
  });

  test('a channel is looked at and not sent to', async () => {
    const { found, exitCode } = await examine(REMEMBERING, {
      WIPLIMIT_WEBHOOK_URL: `${company.github.apiUrl}/hook?secret=s3cr3t`,
    });
    expect(found('channel-slack')[0]).toMatchObject({ level: 'hint' });
    expect(found('channel-webhook')[0]).toMatchObject({ level: 'well' });
    expect(found('channel-webhook')[0]?.message).toMatch(
      /today’s post would have [\d,]{5,} bytes\. Nothing was sent/,
    );
    expect(JSON.stringify(found('channel-webhook'))).not.toContain('s3cr3t');
    expect(company.github.requests.filter(({ path: where }) => where.startsWith('/hook'))).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['slack', 'SLACK_WEBHOOK_URL', /would have [\d,]+ of 12,000 characters/],
    ['msteams', 'MSTEAMS_WEBHOOK_URL', /would have [\d,]+ of 26,000 bytes/],
    ['discord', 'DISCORD_WEBHOOK_URL', /would have [\d,]+ of 4,096 characters/],
  ])('the post to %s is rendered, and its size told', async (channel, variable, size) => {
    const address = `${company.github.apiUrl}/hook`;
    const { found } = await examine({ ...CONFIG, post: [{ to: channel }] }, { [variable]: address });
    expect(found(`channel-${channel}`)[0]).toMatchObject({ level: 'well' });
    expect(found(`channel-${channel}`)[0]?.message).toMatch(size);
    expect(company.github.requests.filter(({ path: where }) => where.startsWith('/hook'))).toEqual([]);
  });

  test('a baseline that the config names and that is not there is a hint', async () => {
    const { found, exitCode } = await examine({ ...CONFIG, baseline: 'base.json' });
    expect(found('baseline')[0]).toMatchObject({ level: 'hint', path: 'baseline' });
    expect(exitCode).toBe(0);
  });
});

describe('what is left of the rate limits', () => {
  test('is what is left once all was asked', async () => {
    const { found } = await examine(CONFIG);
    const asked = company.linear.requests.length;
    expect(found('linear-quota')[0]?.message).toContain(
      `leaves ${(2500 - asked).toLocaleString('en-US')} of 2,500 requests until`,
    );
    expect(company.github.requests.at(-1)?.operationName).toBe('WiplimitDoctor');
    expect(found('github-quota')[0]?.message).toMatch(/until \d\d:\d\d \(UTC\)/);
  });

  test('is next to nothing where the reading itself took the rest', async () => {
    const asked = await examine(CONFIG).then(() => company.linear.requests.length);
    await company.close();
    company = await startCompany({ linearRequests: asked + 1 });
    const { found } = await examine(CONFIG);
    expect(found('linear-quota')[0]?.message).toContain(` 1 of ${asked + 1} requests`);
  });
});

test('a vendor that fails is tried by the reading, and not once more by questions besides', async () => {
  company.github.fault(() => ({ status: 503, headers: { 'retry-after': '0' }, body: 'Down' }));
  const { problems } = await examine(CONFIG);
  const asked = company.github.requests.map(({ operationName }) => operationName);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((name) => name?.startsWith('WiplimitDoctor'))).toEqual([]);
  expect(problems.map(({ check }) => check)).toEqual(['github-access']);
  expect(problems[0]?.message).toMatch(/HTTP 503, so it was not read whole\. Try again in a moment\.$/);
});

test('a vendor that fails only the questions besides is asked twice at most', async () => {
  company.github.fault(({ operationName }) =>
    operationName === 'WiplimitDoctor'
      ? { status: 503, headers: { 'retry-after': '0' }, body: 'Down' }
      : undefined,
  );
  const { found, exitCode } = await examine(CONFIG);
  const asked = company.github.requests.filter(({ operationName }) => operationName === 'WiplimitDoctor');
  expect(asked).toHaveLength(2);
  expect(found('github-access')[0]?.level).toBe('hint');
  expect(exitCode).toBe(0);
});

test('without the scope of boards all but the boards is counted', async () => {
  await company.close();
  company = await startCompany({ scopes: ['repo', 'read:org', 'user:email'] });
  const github = {
    ...CONFIG.github,
    projects: [{ owner: 'acme', number: 7 }],
    issues: { labels: ['in progress'] },
  };
  const { problems } = await examine({ ...CONFIG, github });
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/lacks the scope read:project, so cards of acme\/projects\/7 were not read/),
  ]);
});

test.each([
  [{ HTTPS_PROXY: 'socks5://127.0.0.1:1080' }, /names a SOCKS proxy/],
  [{ HTTP_PROXY: 'ftp://proxy.acme.example' }, /not the address of a proxy/],
])('a proxy that cannot be used is one problem: %o', async (env, words) => {
  const { problems, exitCode } = await examine(CONFIG, env);
  expect(problems.map(({ check }) => check)).toEqual(['proxy']);
  expect(problems[0]?.message).toMatch(words);
  expect(exitCode).toBe(3);
});

test('a proxy is named without its password', async () => {
  const { found } = await examine(CONFIG, { HTTPS_PROXY: 'http://me:s3cr3tword@proxy.acme.example:3128' });
  expect(found('proxy')[0]?.message).toContain('proxy.acme.example:3128');
  expect(found('proxy')[0]?.message).not.toContain('s3cr3tword');
});
