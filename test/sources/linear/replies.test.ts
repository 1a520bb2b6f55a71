import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start, wholeIn } from './harness.ts';

const issues = (count: number) => Array.from({ length: count }, (_, at) => ({ identifier: `PAY-${at + 1}` }));
const world = linearWorld({
  teams: [{ key: 'PAY', members: ['ada@acme.com'] }],
  issues: [
    { identifier: 'PAY-1', assignee: 'ada@acme.com', previousIdentifiers: ['OLD-1'], customerTicketCount: 2 },
    {
      identifier: 'PAY-2',
      delegate: 'bot@acme.com',
      syncedWith: [{ owner: 'acme', repo: 'api', number: 3 }],
    },
  ],
});
const idsOf = (things: { id: string }[]) => things.map(({ id }) => id);
const isAbout = (operation: string) => (request: { query: string }) => request.query.includes(operation);

describe('a field that this Linear does not know', () => {
  it('is left out and noted, when it is one that the count can do without', async () => {
    const without = [
      'Issue.customerTicketCount',
      'Issue.previousIdentifiers',
      'Issue.delegate',
      'Issue.stateHistory',
      'User.app',
      'User.gitHubUserId',
      'Team.retiredAt',
      'Issue.trashed',
      'Issue.syncedWith',
    ];
    const { read } = await start(world, { without });
    const { report, records } = await read();
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(report.notes).toHaveLength(without.length);
    for (const field of without) expect(report.notes.join('\n')).toContain(field);
    expect(records).toMatchObject([
      { id: 'PAY-1', customers: 0, previousIds: [], states: [] },
      { id: 'PAY-2', agents: [], syncedWith: null },
    ]);
  });

  it('ends the part that needs it, with the reason', async () => {
    const { read } = await start(world, { without: ['Issue.labels'] });
    const { report, records, teams } = await read();
    expect(report.status).toBe('partial');
    expect(report.problems.join()).toContain('Cannot query field "labels"');
    expect(records).toEqual([]);
    expect(teams).toHaveLength(1);
  });
});

describe('a reply that is not whole', () => {
  it('keeps what came beside its errors, and is partial', async () => {
    const { read, server } = await start(world);
    const error = (path: (string | number)[]) => ({
      message: 'Not allowed',
      path,
      extensions: { type: 'forbidden' },
    });
    server.fault((request) =>
      isAbout('WiplimitIssues')(request)
        ? { errors: [error(['issues', 'nodes', 0, 'project']), error(['issues', 'nodes', 1, 'project'])] }
        : undefined,
    );
    const { report, records } = await read();
    expect(idsOf(records)).toEqual(['PAY-1', 'PAY-2']);
    expect(report).toMatchObject({ status: 'partial', cause: null });
    expect(report.problems).toEqual([
      expect.stringMatching(/Not allowed in 2 places.*issues\.nodes\.0\.project/),
    ]);
  });

  it.each([
    ['without a required field', 'createdAt', { createdAt: undefined }],
    ['with an ill-typed one', 'priority', { priority: 'high' }],
    ['with no known end of a list', 'labels.pageInfo', { labels: { nodes: [] } }],
    ['with null for a list', 'attachments', { attachments: null }],
    ['without its history', 'stateHistory', { stateHistory: null }],
  ])('leaves out an issue %s, and says which', async (_name, place, spoilt) => {
    const { read, server } = await start(world);
    server.fault(() => ({
      edit(body) {
        for (const node of wholeIn(body)) if (node.identifier === 'PAY-1') Object.assign(node, spoilt);
        return body;
      },
    }));
    const { report, records } = await read();
    expect(idsOf(records)).toEqual(['PAY-2']);
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringMatching(/^PAY-1 .*not as documented/)]);
    expect(report.problems[0]).toContain(place);
  });

  it('a state of a type that Linear added since is left out, and named', async () => {
    const { read, server } = await start(world);
    server.fault(() => ({
      edit(body) {
        for (const node of wholeIn(body)) node.state.type = 'paused';
        return body;
      },
    }));
    const { report, records } = await read();
    expect(records).toEqual([]);
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringMatching(/"paused".*PAY-1, PAY-2/)]);
  });

  it.each([
    ['has neither data nor errors', { message: 'ok' }],
    ['has null for its list', { data: { issues: null, teams: null } }],
  ])('is no empty success when it %s', async (_name, body) => {
    const { read, server } = await start(world);
    server.fault(() => ({ body }));
    const { report, records } = await read();
    expect(records).toEqual([]);
    expect(report.status).not.toBe('complete');
    expect(report.problems.length).toBeGreaterThan(0);
  });

  /** Answers the question for issues with pages of one's own making, from what the server would answer. */
  async function withPages(count: number, page: (nodes: unknown[], at: number) => unknown) {
    const harness = await start(linearWorld({ issues: issues(count) }), { thrifty: true });
    let nodes: unknown[] = [];
    harness.server.fault(() => ({
      edit(body) {
        nodes = [...nodes, ...wholeIn(body)];
        return body;
      },
    }));
    await harness.read();
    let pages = 0;
    harness.server.fault((request) =>
      isAbout('WiplimitIssues')(request)
        ? { status: 200, body: { data: { list0: page(nodes, pages++) } } }
        : undefined,
    );
    return { ...(await harness.read()), pages };
  }

  it('that leads back to a page already given is read again once, then partial', async () => {
    const { report, records, pages } = await withPages(3, (nodes, at) => ({
      nodes: nodes.slice(at % 2),
      pageInfo: { hasNextPage: true, endCursor: 'again' },
    }));
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringContaining('gives again what it gave before, twice')]);
    expect(records).toHaveLength(3);
    expect(pages).toBe(4);
  });

  it('that gives the same page under ever new cursors ends it too', async () => {
    const { report, records, pages } = await withPages(3, (nodes, at) => ({
      nodes,
      pageInfo: { hasNextPage: true, endCursor: `cursor ${at}` },
    }));
    expect(report.problems).toEqual([expect.stringContaining('gives again what it gave before, twice')]);
    expect(records).toHaveLength(3);
    expect(pages).toBe(4);
  });

  it('that contradicts itself once only is whole after all', async () => {
    const { report, records, pages } = await withPages(3, (nodes, at) => ({
      nodes: at === 0 ? nodes.slice(0, 1) : nodes,
      pageInfo: { hasNextPage: at === 0, endCursor: null },
    }));
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(records).toHaveLength(3);
    expect(pages).toBe(2);
  });

  it('has errors in a form of its own: partial', async () => {
    const { read, server } = await start(world);
    server.fault(() => ({ edit: (body) => ({ ...(body as object), errors: 'many' }) }));
    const { report, records } = await read();
    expect(records).toHaveLength(2);
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toContain('errors in a form');
  });

  it('is nested without end: partial, no crash', async () => {
    const { read, server } = await start(world);
    const deep = `{"data":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}}`;
    server.fault(() => ({ status: 200, body: deep }));
    const { report, records } = await read();
    expect(records).toEqual([]);
    expect(report.status).not.toBe('complete');
  });
});
