import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CONFIG,
  type Company,
  type Examined,
  examined,
  GITHUB_TOKEN,
  LINEAR_KEY,
  startCompany,
} from '../doctor/company.ts';
import { hasVendorSchema } from '../support/github-server/index.ts';
import { hasFullSchema } from '../support/linear-server/index.ts';
import { type Run, runBin } from './support/run-bin.ts';

let company: Company;
beforeEach(async () => {
  company = await startCompany();
});
afterEach(() => company.close());

const run = (args: string[], env: Record<string, string> = {}): Promise<Run> =>
  runBin(args, { cwd: company.home.path, env: { ...company.env, ...env } });

const examine = async (env: Record<string, string> = {}): Promise<Examined> =>
  examined(await run(['doctor', '--format', 'json'], env));

/** An address at which nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/graphql`;
}

describe('where all is well', () => {
  test.each(hasVendorSchema() && hasFullSchema ? [false, true] : [false])(
    'there is no problem and no hint, and it ends with 0 (newest schemas: %s)',
    async (newest) => {
      await company.close();
      company = await startCompany({ newest });
      const { findings, outcome, exitCode } = await examine();
      // An older GitHub is said to lack a field or two.
      const others = findings.filter(
        ({ level, check }) => level !== 'well' && (newest || check !== 'source'),
      );
      expect(others).toEqual([]);
      expect({ outcome, exitCode }).toEqual({ outcome: newest ? 'well' : 'hints', exitCode: 0 });
    },
  );

  test('it says whose the tokens are and what is left of the rate limits, and never a token', async () => {
    const { stdout, stderr } = await run(['doctor', '--debug']);
    expect(stdout).toMatch(/✔ GitHub: the token from GH_TOKEN belongs to ada-l\./);
    expect(stdout).toMatch(/✔ Linear: the token from LINEAR_API_KEY belongs to ada \(Acme\)\./);
    expect(stdout).toMatch(/✔ GitHub leaves 4,9\d\d of 5,000 points until/);
    expect(stdout).toMatch(/✔ Linear leaves 2,4\d\d of 2,500 requests until/);
    expect(stdout + stderr).not.toContain(GITHUB_TOKEN);
    expect(stdout + stderr).not.toContain(LINEAR_KEY);
  });

  test('with a snapshot nobody is asked', async () => {
    await run(['check', '--save', 'today.json']);
    const asked = company.github.requests.length + company.linear.requests.length;
    const { stdout, exitCode } = await run(['doctor', '--snapshot', 'today.json']);
    expect(stdout).toContain('▲ Only a snapshot was looked at.');
    expect(exitCode).toBe(0);
    expect(company.github.requests.length + company.linear.requests.length).toBe(asked);
  });
});

describe('credentials', () => {
  test('a refused token is a problem once, and ends with 4; the other source is checked all the same', async () => {
    const { problems, found, exitCode } = await examine({
      LINEAR_API_KEY: 'lin_api_wrongwrongwrongwrongwrong',
    });
    expect(problems).toEqual([expect.objectContaining({ check: 'linear-access', cause: 'credentials' })]);
    expect(problems[0]?.message).toContain('LINEAR_API_KEY');
    expect(found('github-token')).toHaveLength(1);
    expect(exitCode).toBe(4);
  });

  test('a missing token ends with 4 and says how to get one', async () => {
    const { found, exitCode } = await examine({ LINEAR_API_KEY: '' });
    expect(found('linear-read')[0]).toMatchObject({ level: 'problem', cause: 'credentials' });
    expect(found('linear-read')[0]?.message).toContain('Set LINEAR_API_KEY');
    expect(exitCode).toBe(4);
  });

  test('a key in the variable for access tokens is told to be there', async () => {
    const { found } = await examine({ LINEAR_API_KEY: '', LINEAR_ACCESS_TOKEN: LINEAR_KEY });
    expect(found('linear-token')[0]?.remedy).toBe('Move it to LINEAR_API_KEY.');
  });

  test('a scope that the config asks for and the token lacks is named, with what it costs', async () => {
    await company.close();
    company = await startCompany({ scopes: ['read:project'] });
    const { findings, exitCode } = await examine();
    const said = findings
      .filter(({ level }) => level !== 'well')
      .map(({ message }) => message)
      .join('\n');
    expect(said).toMatch(/lacks the scope read:org/);
    expect(said).toMatch(/lacks the scope repo, so it sees public repositories only/);
    expect(exitCode).toBe(3);
  });
});

describe('the way to the vendors', () => {
  test('a host that takes no connection is a problem once, and ends with 3', async () => {
    const { problems, exitCode, incomplete } = await examine({ LINEAR_API_URL: await closedPort() });
    expect(problems.map(({ check }) => check)).toEqual(['linear-access']);
    expect(problems[0]?.message).toMatch(/accepts no connection.*LINEAR_API_URL/);
    expect(incomplete).toEqual(['linear']);
    expect(exitCode).toBe(3);
  });

  test('a clock that is hours off is a problem, one that is minutes off a hint', async () => {
    const ahead = (milliseconds: number) => () => ({
      headers: { date: new Date(Date.now() + milliseconds).toUTCString() },
    });
    const remove = company.github.fault(ahead(10 * 60_000));
    const [minutes] = (await examine()).found('clock');
    expect(minutes).toMatchObject({ level: 'hint' });
    expect(minutes?.message).toMatch(/clock is (10|9) minutes behind GitHub’s/);
    remove();
    company.github.fault(ahead(-3 * 3_600_000));
    const { found, exitCode } = await examine();
    expect(found('clock')[0]).toMatchObject({ level: 'problem' });
    expect(found('clock')[0]?.message).toMatch(/3 hours ahead of GitHub’s/);
    expect(exitCode).toBe(3);
  });

  test('Ctrl-C ends with 130 and prints no findings', async () => {
    let child: { kill(signal: NodeJS.Signals): boolean } | undefined;
    company.linear.fault(() => {
      child?.kill('SIGINT');
      child = undefined;
      return { hang: true };
    });
    const { exitCode, stdout } = await runBin(['doctor'], {
      cwd: company.home.path,
      env: company.env,
      during: (started) => {
        child = started;
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
  });
});

test('a config that is wrong is said as everywhere, and ends with 2', async () => {
  await company.home.write('.wiplimitrc.json', { limits: [] });
  expect((await run(['doctor'])).exitCode).toBe(2);
  await company.home.write('.wiplimitrc.json', { ...CONFIG, limts: [] });
  const { exitCode, stderr } = await run(['doctor']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('limits');
});
