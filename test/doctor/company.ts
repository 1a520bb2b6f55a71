import { expect } from 'vitest';
import { type DoctorAnswer, doctorSchema, type Finding } from '../../src/model/doctor.ts';
import { acmeGithub, acmeLinear } from '../e2e/support/acme.ts';
import { type Folder, folder } from '../e2e/support/run-bin.ts';
import { type GithubServer, startGithubServer } from '../support/github-server/index.ts';
import { type LinearServer, startLinearServer } from '../support/linear-server/index.ts';
import { withoutRemedy } from './facts.ts';

export const GITHUB_TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
export const LINEAR_KEY = 'lin_api_0123456789abcdefghijABCDEFGHIJ';
const SCOPES = ['repo', 'read:org', 'read:project', 'user:email'];

/** A config that fits the company without a slip. */
export const CONFIG = {
  github: {
    owners: ['acme'],
    repos: ['acme/pay-api', 'acme/pay-web', 'acme/platform'],
    exclude: { authors: ['acme-ci'], labels: ['on hold'] },
  },
  linear: { teams: ['PAY', 'PLT', 'OPS'], exclude: { states: ['Paused'] } },
  people: [
    { name: 'Ada', github: 'ada-l', linear: 'ada@acme.com' },
    { name: 'Cy', github: 'cy', linear: 'cy@acme.com' },
    { name: 'Grace', github: 'grace-h', linear: 'grace@acme.com' },
    { name: 'Linus', github: 'linus-t', linear: 'linus@acme.com' },
  ],
  agents: [{ name: 'Copilot', github: 'copilot-swe-agent' }],
  teams: [
    { name: 'Payments', people: ['Ada', 'Linus'], linear: ['PAY'], repos: ['acme/pay-*'] },
    {
      name: 'Platform',
      people: ['Cy', 'Grace'],
      linear: ['PLT', 'OPS'],
      repos: ['acme/platform'],
      github: 'acme/platform',
    },
  ],
  stages: [
    { name: 'doing', linear: ['In Progress'], github: ['draft'] },
    { name: 'review', linear: ['In Review'], github: ['open'] },
  ],
  limits: [
    { per: 'person', max: 9 },
    { per: 'team', stages: ['review'], max: 20 },
  ],
};

/** A company's GitHub and Linear on loopback, and a folder with its config. */
export interface Company {
  github: GithubServer;
  linear: LinearServer;
  home: Folder;
  /** What a shell would hand to wiplimit. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * @param newest whether the servers have the vendors' newest schemas
 * @param linearRequests how many Linear allows in an hour
 */
export async function startCompany(
  options: { scopes?: string[]; newest?: boolean; config?: object; linearRequests?: number } = {},
): Promise<Company> {
  const { scopes = SCOPES, newest = false, config = CONFIG, linearRequests = 2500 } = options;
  const access = { [GITHUB_TOKEN]: { scopes } };
  const [github, linear, home] = await Promise.all([
    startGithubServer(acmeGithub(), { access, schema: newest ? 'vendor' : 'npm' }),
    startLinearServer(acmeLinear(), {
      apiKeys: [LINEAR_KEY],
      schema: newest ? 'full' : 'subset',
      requestLimit: linearRequests,
    }),
    folder({ '.wiplimitrc.json': config }),
  ]);
  const env = {
    GH_TOKEN: GITHUB_TOKEN,
    GITHUB_API_URL: github.apiUrl,
    LINEAR_API_KEY: LINEAR_KEY,
    LINEAR_API_URL: linear.url,
  };
  const close = async () => {
    await Promise.all([github.close(), linear.close(), home.remove()]);
  };
  return { github, linear, home, env, close };
}

/** The answer as data, with the exit code. */
export interface Examined extends DoctorAnswer {
  exitCode: number | null;
  found(check: string): Finding[];
  problems: Finding[];
}

export function examined(run: { stdout: string; stderr: string; exitCode: number | null }): Examined {
  expect(run.stdout, run.stderr).not.toBe('');
  const answer = doctorSchema.parse(JSON.parse(run.stdout));
  expect(withoutRemedy(answer.findings)).toEqual([]);
  return {
    ...answer,
    exitCode: run.exitCode,
    found: (check) => answer.findings.filter((finding) => finding.check === check),
    problems: answer.findings.filter(({ level }) => level === 'problem'),
  };
}
