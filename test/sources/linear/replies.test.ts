import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

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
    ['without a required field', (node: Record<string, unknown>) => delete node.createdAt, 'createdAt'],
    [
      'with an ill-typed one',
      (node: Record<string, unknown>) => Object.assign(node, { priority: 'high' }),
      'priority',
    ],
    [
      'with no known end of a list',
      (node: Record<string, unknown>) => Object.assign(node, { labels: { nodes: [] } }),
      'labels.pageInfo',
    ],
  ])('leaves out an issue %s, and says which', async (_name, spoil, place) => {
    const { read, server, replyTo } = await start(world);
    await read();
    const { nodes, pageInfo } = (await replyTo('WiplimitIssues')).data.issues;
    const [spoilt, ...sound] = nodes;
    if (spoilt) spoil(spoilt);
    const body = { data: { issues: { nodes: [...nodes, null], pageInfo } } };
    server.fault((request) => (isAbout('WiplimitIssues')(request) ? { body } : undefined));
    const { report, records } = await read();
    expect(idsOf(records)).toEqual(sound.map(({ identifier }) => identifier));
    expect(report.status).toBe('partial');
    expect(report.problems).toHaveLength(2);
    expect(report.problems[0]).toContain(spoilt?.identifier);
    expect(report.problems[0]).toContain(place);
  });

  it('a state of a type that Linear added since is left out, and named', async () => {
    const { read, server, replyTo } = await start(world);
    await read();
    const body = await replyTo('WiplimitIssues');
    for (const node of body.data.issues.nodes) node.state.type = 'paused';
    server.fault((request) => (isAbout('WiplimitIssues')(request) ? { body } : undefined));
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

  it('that leads back to a page already given ends the reading, partial', async () => {
    const { read, server, replyTo } = await start(linearWorld({ issues: issues(3) }));
    await read();
    const { nodes } = (await replyTo('WiplimitIssues')).data.issues;
    let pages = 0;
    server.fault((request) => {
      if (!isAbout('WiplimitIssues')(request)) return undefined;
      const page = nodes.slice(pages++ % 2);
      return {
        body: { data: { issues: { nodes: page, pageInfo: { hasNextPage: true, endCursor: 'again' } } } },
      };
    });
    const { report, records } = await read();
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringContaining('back to its beginning')]);
    expect(records).toHaveLength(3);
    expect(pages).toBe(2);
  });

  it('that gives the same page under ever new cursors ends it too', async () => {
    const { read, server, replyTo } = await start(linearWorld({ issues: issues(3) }));
    await read();
    const body = await replyTo('WiplimitIssues');
    let page = 0;
    server.fault((request) => {
      if (!isAbout('WiplimitIssues')(request)) return undefined;
      const pageInfo = { hasNextPage: true, endCursor: `cursor ${page++}` };
      return { body: { data: { issues: { ...body.data.issues, pageInfo } } } };
    });
    const { report, records } = await read();
    expect(report.problems).toEqual([expect.stringContaining('again and again')]);
    expect(records).toHaveLength(3);
    expect(page).toBe(2);
  });
});
