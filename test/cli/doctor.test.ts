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

  test('a channel is looked at and not sent to', async () => {
    const { found, exitCode } = await examine(REMEMBERING, {
      WIPLIMIT_WEBHOOK_URL: `${company.github.apiUrl}/hook?secret=s3cr3t`,
    });
    expect(found('channel-slack')[0]).toMatchObject({ level: 'hint' });
    expect(found('channel-webhook')[0]).toMatchObject({ level: 'well' });
    expect(JSON.stringify(found('channel-webhook'))).not.toContain('s3cr3t');
    expect(company.github.requests.filter(({ path: where }) => where.startsWith('/hook'))).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test('a baseline that the config names and that is not there is a hint', async () => {
    const { found, exitCode } = await examine({ ...CONFIG, baseline: 'base.json' });
    expect(found('baseline')[0]).toMatchObject({ level: 'hint', path: 'baseline' });
    expect(exitCode).toBe(0);
  });
});

test('a proxy is named without its password', async () => {
  const { found } = await examine(CONFIG, { HTTPS_PROXY: 'http://me:s3cr3tword@proxy.acme.example:3128' });
  expect(found('proxy')[0]?.message).toContain('proxy.acme.example:3128');
  expect(found('proxy')[0]?.message).not.toContain('s3cr3tword');
});
