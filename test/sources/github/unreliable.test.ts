import { describe, expect, it } from 'vitest';
import { FAULTS, type Fault, type FaultHook, onRequest } from '../../support/github-server/index.ts';
import { manyPullRequests, read } from './harness.ts';

const API = { github: { repos: ['acme/api'] } };
const always =
  (fault: Fault): FaultHook =>
  () =>
    fault;
const ONE = { pullRequests: [{ repository: 'acme/api', number: 1 }] };

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

describe('a gateway that refuses everything at once', () => {
  it('is down, not asked for too much: the rest is not tried page by page', async () => {
    const repos = Array.from({ length: 40 }, (_, index) => `acme/api-${index}`);
    const { report } = await read(ONE, { github: { repos } }, { faults: [always(FAULTS.badGateway)] });
    expect(report.status).toBe('failed');
    expect(report.problems.join(' ')).toContain('GitHub failed with HTTP 502, so it was not read whole.');
  });
});

describe('a vendor that fails', () => {
  it.each<[string, Fault, string | null, RegExp]>([
    ['cut replies', { truncate: 40 }, null, /not JSON or is cut short/],
    ['an HTML page', FAULTS.html, null, /not JSON/],
    ['HTTP 500', { status: 500 }, null, /HTTP 500/],
    ['no connection', FAULTS.reset, 'unreachable', /Not read whole: open pull requests of acme\/api\./],
    ['a used-up rate limit', FAULTS.rateLimited, null, /used up until 2026-11-20T09:0\d:00Z/],
  ])('makes the reading failed: %s', async (_name, fault, cause, problem) => {
    const { report, records } = await read(ONE, API, { faults: [always(fault)] });
    expect(report).toMatchObject({ status: 'failed', cause });
    expect(report.problems).toEqual([expect.stringMatching(problem)]);
    expect(records).toEqual([]);
  });

  it('between two pages makes the reading partial, and what was read stays', async () => {
    const { report, records } = await read({ pullRequests: manyPullRequests(120) }, API, {
      faults: [({ variables }) => (variables.after0 ? FAULTS.rateLimited : undefined)],
    });
    // What came whole with the first page; after such an answer nothing more is asked for.
    expect(records).toHaveLength(16);
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(
      /rate limit is used up.*Not read whole: open pull requests of acme\/api, records that were listed\.$/,
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
    const hook: FaultHook = ({ variables }) => {
      if (!variables.after0) return undefined;
      controller.abort(new DOMException('late', 'TimeoutError'));
      return FAULTS.hang;
    };
    const { report, records } = await read({ pullRequests: manyPullRequests(120) }, API, {
      faults: [hook],
      context: { signal: controller.signal },
    });
    expect(records).toHaveLength(16);
    expect(report).toMatchObject({ status: 'partial', cause: 'unreachable' });
    expect(report.problems[0]).toMatch(
      /--timeout SECONDS\. Not read whole: open pull requests of acme\/api, records that were listed\.$/,
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
      'one entry twice',
      page([{ id: 'x' }, { id: 'x' }], 2, last),
      'GitHub counts 2 open pull requests of acme/api but gave 1',
    ],
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
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  });

  it('with values of tomorrow is taken with a note', async () => {
    const { report, record } = await read(ONE, API, {
      alter: (text) => text.replaceAll('"reviewDecision":null', '"reviewDecision":"ESCALATED"'),
    });
    expect(record('acme/api#1').review).toBe('none');
    expect(report.status).toBe('complete');
    expect(report.notes.join()).toContain('the review decision ESCALATED');
  });
});

it('a document that is too heavy once costs nothing: its requests are asked for apart', async () => {
  const two = {
    pullRequests: ['acme/api', 'acme/web'].map((repository) => ({ repository, number: 1 })),
  };
  const { ids, report } = await read(
    two,
    { github: { repos: ['acme/api', 'acme/web'] } },
    {
      faults: [onRequest(0, FAULTS.resourceLimits)],
    },
  );
  expect(report).toMatchObject({ status: 'complete', problems: [] });
  expect(ids).toEqual(['acme/api#1', 'acme/web#1']);
});

it('a later page that is null, without an error, makes the reading partial', async () => {
  const { report, records } = await read({ pullRequests: manyPullRequests(120) }, API, {
    faults: [({ variables }) => (variables.after0 ? { body: '{"data": {"list0": null}}' } : undefined)],
  });
  expect(records).toHaveLength(100);
  expect(report.status).toBe('partial');
});
