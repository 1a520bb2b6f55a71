import { describe, expect, it } from 'vitest';
import { FAULTS, type Fault, type FaultHook, onRequest } from '../../support/github-server/index.ts';
import { manyPullRequests, read, TOKEN } from './harness.ts';

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

describe('a page that GitHub finds too heavy', () => {
  const tooLarge =
    (fault: Fault): FaultHook =>
    ({ variables }) =>
      Number(variables.first0) > 20 ? fault : undefined;

  it.each([
    ['HTTP 502', FAULTS.badGateway],
    ['HTTP 504', FAULTS.gatewayTimeout],
    ['an error beside no data', FAULTS.resourceLimits],
    ['an error beside data', { errors: FAULTS.resourceLimits.body.errors }],
  ])('is asked for in halves: %s', async (_name, fault) => {
    const { ids, report } = await read({ pullRequests: manyPullRequests(60) }, API, {
      faults: [tooLarge(fault)],
    });
    expect(ids).toHaveLength(60);
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  });

  it('even at its smallest makes the reading failed', async () => {
    const { report } = await read(ONE, API, { faults: [always(FAULTS.resourceLimits)] });
    expect(report.status).toBe('failed');
    expect(report.problems).toEqual([
      'GitHub found even the smallest page too heavy to answer. Try again in a moment. Not read whole: open pull requests of acme/api.',
    ]);
  });
});

describe('a vendor that fails', () => {
  it.each<[string, Fault, string | null, RegExp]>([
    ['cut replies', { truncate: 40 }, null, /not JSON or is cut short/],
    ['an HTML page', FAULTS.html, null, /not JSON/],
    ['HTTP 500', { status: 500 }, null, /HTTP 500/],
    ['no connection', FAULTS.reset, 'unreachable', /Not read whole: open pull requests of acme\/api\./],
    ['a used-up rate limit', FAULTS.rateLimited, null, /used up until 2026-11-20T09:01:00Z/],
  ])('makes the reading failed: %s', async (_name, fault, cause, problem) => {
    const { report, records } = await read(ONE, API, { faults: [always(fault)] });
    expect(report).toMatchObject({ status: 'failed', cause });
    expect(report.problems).toEqual([expect.stringMatching(problem)]);
    expect(records).toEqual([]);
  });

  it('between two pages makes the reading partial, and what was read stays', async () => {
    const { report, records } = await read({ pullRequests: manyPullRequests(60) }, API, {
      faults: [(_request, index) => (index > 0 ? FAULTS.rateLimited : undefined)],
    });
    expect(records).toHaveLength(50);
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(
      /rate limit is used up.*Not read whole: open pull requests of acme\/api\.$/,
    );
  });

  it('for some documents leaves the others read', async () => {
    const repos = Array.from({ length: 12 }, (_, index) => `acme/r${index}`);
    const { report, ids } = await read(
      { pullRequests: repos.map((repository) => ({ repository })) },
      { github: { repos } },
      { faults: [({ variables }) => (variables.name0 === 'r0' ? { status: 500 } : undefined)] },
    );
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([
      expect.stringMatching(/HTTP 500.*Not read whole: open pull requests of acme\/r0,/),
    ]);
    expect(ids).toContain('acme/r11#1');
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

describe('a run that ends early', () => {
  it('by an interrupt throws', async () => {
    const controller = new AbortController();
    const hook: FaultHook = () => {
      controller.abort();
      return FAULTS.hang;
    };
    await expect(read(ONE, API, { faults: [hook], context: { signal: controller.signal } })).rejects.toThrow(
      /^Interrupted/,
    );
  });

  it('by its deadline is partial or failed', async () => {
    const controller = new AbortController();
    const hook: FaultHook = (_request, index) => {
      if (index === 0) return undefined;
      controller.abort(new DOMException('late', 'TimeoutError'));
      return FAULTS.hang;
    };
    const { report, records } = await read({ pullRequests: manyPullRequests(60) }, API, {
      faults: [hook],
      context: { signal: controller.signal },
    });
    expect(records).toHaveLength(50);
    expect(report).toMatchObject({ status: 'partial', cause: 'unreachable' });
    expect(report.problems[0]).toMatch(
      /--timeout SECONDS\. Not read whole: open pull requests of acme\/api\.$/,
    );
  });
});

describe('an answer that does not add up', () => {
  const page = (nodes: unknown[], totalCount: number, pageInfo: object) => ({
    body: {
      data: {
        list0: {
          nameWithOwner: 'acme/api',
          isArchived: false,
          pullRequests: { totalCount, nodes, pageInfo },
        },
      },
    },
  });
  const last = { hasNextPage: false, endCursor: null };

  it.each([
    ['fewer than it counts', page([], 2, last), 'GitHub counts 2 open pull requests of acme/api but gave 0'],
    [
      'no way to the next page',
      page([], 2, { hasNextPage: true, endCursor: 'x' }),
      'GitHub gave no way past 0 of the open pull requests',
    ],
    [
      'entries kept back',
      page([null, null], 2, last),
      'GitHub kept back 2 of 2 open pull requests of acme/api',
    ],
    [
      'entries of another shape',
      page([{ id: 'x' }], 1, last),
      'GitHub answered 1 × pull request in a shape that wiplimit does not know',
    ],
    [
      'no list at all',
      { body: { data: { list0: { nameWithOwner: 'acme/api', isArchived: false } } } },
      'a shape that wiplimit does not know',
    ],
    ['nothing at all', { body: { data: { list0: null } } }, 'acme/api was not found'],
    ['not even data', { body: {} }, 'GitHub sent a reply without data'],
  ])('makes the reading partial or failed: %s', async (_name, fault, problem) => {
    const { report } = await read(ONE, API, { faults: [always(fault)] });
    expect(report.status).not.toBe('complete');
    expect(report.problems[0]).toContain(problem);
  });

  it('is read once more, and then is whole', async () => {
    const { report, ids } = await read(ONE, API, { faults: [onRequest(0, page([], 1, last))] });
    expect(ids).toEqual(['acme/api#1']);
    expect(report).toMatchObject({ status: 'complete', requests: 2 });
  });

  it('with values of tomorrow is taken with a note', async () => {
    const { report, record } = await read(ONE, API, {
      alter: (text) => text.replace('"reviewDecision":null', '"reviewDecision":"ESCALATED"'),
    });
    expect(record('acme/api#1').review).toBe('none');
    expect(report.status).toBe('complete');
    expect(report.notes.join()).toContain('the review decision ESCALATED');
  });
});
