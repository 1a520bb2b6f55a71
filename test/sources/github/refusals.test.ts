import { describe, expect, it } from 'vitest';
import type { Fault, FaultHook } from '../../support/github-server/index.ts';
import { read, TOKEN } from './harness.ts';

const API = { github: { repos: ['acme/api'] } };
const always =
  (fault: Fault): FaultHook =>
  () =>
    fault;
const ONE = { pullRequests: [{ repository: 'acme/api', number: 1 }] };

describe('credentials', () => {
  it('that are missing fail the reading without a request', async () => {
    const { report, records, queries } = await read(ONE, API, { authorization: null });
    expect(report).toEqual({
      name: 'github',
      status: 'failed',
      scope: { repositories: ['acme/api'], owners: [], projects: [] },
      problems: [
        'No GitHub credentials were found, so GitHub was not read. Set GH_TOKEN, or run `gh auth login`.',
      ],
      notes: [],
      cause: 'credentials',
      requests: 0,
    });
    expect([records, queries]).toEqual([[], []]);
  });

  it('that are refused fail the reading', async () => {
    const { report } = await read(ONE, API, { server: { access: {} } });
    expect(report).toMatchObject({ status: 'failed', cause: 'credentials' });
    expect(report.problems).toEqual([
      expect.stringMatching(/^GitHub refused the credentials \(HTTP 401.*gh auth login/),
    ]);
  });

  it('appear in no line that anybody reads', async () => {
    const { report, debug } = await read(ONE, API, {
      faults: [always({ status: 401, body: { message: `Bad ${TOKEN}` } })],
    });
    expect(JSON.stringify([report, debug])).not.toContain(TOKEN);
  });
});

describe('what one part of a document is refused', () => {
  const world = {
    teams: [{ organization: 'acme', slug: 'payments', members: ['ada-l'] }],
    pullRequests: [
      { repository: 'acme/api', number: 1, author: 'ada-l', reviewRequests: ['acme/payments'] },
      { repository: 'other/web', number: 2 },
    ],
    projects: [{ owner: 'acme', number: 7 }],
  };

  it('for want of a scope names the scope, and the rest is read', async () => {
    const { ids, report } = await read(
      world,
      {
        github: { repos: ['acme/api', 'other/web'], projects: [{ owner: 'acme', number: 7 }] },
        teams: [{ name: 'Payments', github: 'acme/payments' }],
      },
      { server: { access: { [TOKEN]: { scopes: ['repo'] } } } },
    );
    expect(ids).toEqual(['acme/api#1', 'other/web#2']);
    expect(report.status).toBe('partial');
    const problems = report.problems.join('\n');
    expect(problems).toMatch(/lacks the scope read:project, so cards of acme\/projects\/7 were not read/);
    expect(problems).toMatch(/lacks the scope read:org, so members of acme\/payments were not read/);
    expect(problems).toMatch(/A review of acme\/api#1 is asked of a team that this token may not name/);
    expect(report.notes.join()).toContain('e-mail addresses (scope user:email)');
  });

  it('for want of one scope is not taken for want of another', async () => {
    const { report } = await read(
      world,
      { github: { repos: ['acme/api'], projects: [{ owner: 'acme', number: 7 }] } },
      { server: { access: { [TOKEN]: { scopes: ['repo', 'read:org', 'user:email'] } } } },
    );
    expect(report.problems).toEqual([expect.stringContaining('lacks the scope read:project')]);
    expect(report.notes.join()).not.toContain('e-mail');
  });

  it('for want of the scope of boards loses the boards only, not what is asked for by id', async () => {
    const { ids, report } = await read(
      {
        issues: [{ repository: 'acme/api', number: 3, labels: [{ name: 'wip' }] }],
        pullRequests: Array.from({ length: 22 }, (_, index) => ({
          repository: 'acme/api',
          number: index + 10,
        })),
        projects: [{ owner: 'acme', number: 7, items: [{ content: 'acme/api#3', status: 'In Progress' }] }],
      },
      {
        github: {
          repos: ['acme/api'],
          issues: { labels: ['wip'] },
          projects: [{ owner: 'acme', number: 7 }],
        },
      },
      { server: { access: { [TOKEN]: { scopes: ['repo', 'read:org', 'user:email'] } } } },
    );
    expect(ids).toHaveLength(23);
    expect(report.problems).toEqual([
      expect.stringMatching(/lacks the scope read:project, so cards of acme\/projects\/7 were not read/),
    ]);
  });

  it('by single sign-on says so, and the rest is read', async () => {
    const { ids, report } = await read(
      world,
      { github: { repos: ['acme/api', 'other/web'] } },
      { server: { access: { [TOKEN]: { samlFailure: ['acme'] } } } },
    );
    expect(ids).toEqual(['other/web#2']);
    expect(report).toMatchObject({ status: 'partial', cause: null });
    expect(report.problems[0]).toMatch(
      /kept back open pull requests of acme\/api, because the organisation asks for single sign-on/,
    );
  });

  it('inside a pull request makes the reading partial', async () => {
    const path = ['list0', 'pullRequests', 'nodes', 0, 'reviewRequests'];
    const errors = [{ type: 'FORBIDDEN', path, message: 'Resource not accessible by integration' }];
    const { ids, report } = await read(ONE, API, { faults: [always({ errors })] });
    expect(ids).toEqual(['acme/api#1']);
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([
      'GitHub does not let this token see all of open pull requests of acme/api: Resource not accessible by integration. Give the token access, then run again.',
    ]);
  });

  it('a team that is not there makes the reading partial, whichever way the server says so', async () => {
    for (const unknownTeam of ['error', 'null'] as const) {
      const { report } = await read(
        world,
        { github: { owners: ['acme'] }, teams: [{ name: 'Guild', github: 'acme/guild' }] },
        { server: { unknownTeam } },
      );
      expect(report.status).toBe('partial');
      expect(report.problems).toEqual([
        expect.stringMatching(/^The members of acme\/guild could not be read.*read:org/),
      ]);
    }
  });
});

describe('a server that knows less', () => {
  it('is asked again without what it does not know', async () => {
    const without = ['Issue.subIssuesSummary', 'Issue.parent', 'Issue.stateReason.enableDuplicate'];
    const { report, ids } = await read(
      {
        pullRequests: [{ repository: 'acme/api', number: 1, closes: ['acme/api#2'] }],
        issues: [{ repository: 'acme/api', number: 2 }],
      },
      API,
      { server: { schema: 'npm', without } },
    );
    expect(ids).toEqual(['acme/api#1', 'acme/api#2']);
    expect(report).toMatchObject({ status: 'complete', requests: 2 });
    expect(report.notes).toEqual([
      expect.stringContaining('assignedActors'),
      expect.stringContaining('enterprise teams'),
      expect.stringContaining('blockedBy'),
      expect.stringContaining('parent of an issue'),
      expect.stringContaining('subIssuesSummary'),
      expect.stringContaining('stateReason'),
    ]);
  });

  it('than wiplimit cannot do without makes the reading partial', async () => {
    const { report } = await read(ONE, API, { server: { without: ['PullRequest.isDraft'] } });
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(
      /^GitHub answered with an error on open pull requests of acme\/api: .*isDraft/,
    );
  });
});
