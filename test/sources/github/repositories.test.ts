import { describe, expect, it } from 'vitest';
import { manyPullRequests, read } from './harness.ts';

describe('listed repositories', () => {
  it('are read to their last page, and come whole at once where they are small', async () => {
    const { ids, report, queries } = await read(
      {
        repositories: ['acme/docs'],
        pullRequests: [
          ...manyPullRequests(120),
          { repository: 'acme/web', author: 'cy', isInMergeQueue: true },
        ],
      },
      { github: { repos: ['acme/api', 'acme/web', 'acme/docs'] } },
    );
    expect(ids).toHaveLength(121);
    expect(ids.at(-1)).toBe('acme/web#1');
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    const further = queries.filter(({ variables }) => variables.after0);
    expect(further.map(({ variables }) => variables.name0)).toEqual(['api']);
    // 16 of the 120 came along with their list; the others are read by id, in even shares.
    const sizes = queries.flatMap(({ variables }) => (variables.ids0 as string[] | undefined)?.length ?? []);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(104);
    expect(new Set(sizes)).toEqual(new Set([10, 9]));
  });

  it('and those of teams are one list, each read once', async () => {
    const { ids, report, queries } = await read(
      { pullRequests: [{ repository: 'acme/api' }, { repository: 'acme/web' }] },
      { github: { repos: ['acme/api'] }, teams: [{ name: 'Web', repos: ['acme/web', 'Acme/API'] }] },
    );
    expect(ids).toEqual(['acme/api#1', 'acme/web#1']);
    expect(report.scope.repositories).toEqual(['acme/api', 'acme/web']);
    expect(queries.map(({ variables }) => variables.name0)).toEqual(['API', 'web']);
  });

  it('claimed by a team are read where the config has no github block', async () => {
    const { ids } = await read(
      { pullRequests: [{ repository: 'acme/web' }] },
      { teams: [{ name: 'Web', repos: ['acme/web'] }] },
    );
    expect(ids).toEqual(['acme/web#1']);
  });

  it('that are archived are left out, with a note', async () => {
    const { ids, report } = await read(
      {
        repositories: [{ nameWithOwner: 'acme/old', isArchived: true }],
        pullRequests: [{ repository: 'acme/old' }],
      },
      { github: { repos: ['acme/old'] } },
    );
    expect(ids).toEqual([]);
    expect(report).toMatchObject({
      status: 'complete',
      notes: expect.arrayContaining(['acme/old is archived, so its pull requests are left out.']),
    });
  });

  it('that are excluded are not asked for', async () => {
    const { ids, report } = await read(
      { pullRequests: [{ repository: 'acme/api' }, { repository: 'acme/sandbox-1' }] },
      { github: { repos: ['acme/*', 'acme/sandbox-1'], exclude: { repos: ['acme/sandbox-*'] } } },
    );
    expect(ids).toEqual(['acme/api#1']);
    expect(report.scope.repositories).toEqual(['acme/api']);
  });

  it('that are not there make the reading partial, and the rest is read', async () => {
    const { ids, report } = await read(
      { pullRequests: [{ repository: 'acme/api' }, { repository: 'acme/website' }] },
      { github: { repos: ['acme/api', 'acme/web-site', 'acme/web*'] } },
    );
    expect(ids).toEqual(['acme/api#1', 'acme/website#1']);
    expect(report).toMatchObject({
      status: 'partial',
      cause: null,
      problems: [
        'acme/web-site was not found, or this token cannot see it. Did you mean acme/website? Check github.repos, or give the token access.',
      ],
    });
  });
});

describe('patterns', () => {
  const world = {
    repositories: ['acme/pay-empty', { nameWithOwner: 'acme/pay-old', isArchived: true }],
    pullRequests: [
      { repository: 'acme/pay-api' },
      { repository: 'acme/pay-web' },
      { repository: 'acme/other' },
      { repository: 'acme/pay-old' },
    ],
  };

  it('match the repositories of their owner, and ask only for those with open pull requests', async () => {
    const { ids, report, queries } = await read(world, { github: { repos: ['Acme/PAY-*'] } });
    expect(ids).toEqual(['acme/pay-api#1', 'acme/pay-web#1']);
    expect(report.scope.repositories).toEqual(['acme/pay-api', 'acme/pay-empty', 'acme/pay-web']);
    expect(report.status).toBe('complete');
    const asked = queries.flatMap(({ variables }) => variables.name0 ?? []);
    expect(asked).toHaveLength(2);
  });

  it('see past the first hundred repositories', async () => {
    const repositories = Array.from({ length: 230 }, (_, index) => `acme/repo-${index}`);
    const { ids } = await read(
      { repositories, pullRequests: [{ repository: 'acme/zebra' }] },
      { github: { repos: ['acme/z*'] } },
    );
    expect(ids).toEqual(['acme/zebra#1']);
  });

  it('that match nothing make the reading partial', async () => {
    const { report } = await read(world, { github: { repos: ['acme/foo-*'] } });
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([
      'None of the 5 repositories of acme that this token sees matches acme/foo-*. Check github.repos and teams[].repos, or give the token access.',
    ]);
  });

  it('under an owner that is not there make the reading partial', async () => {
    const { report } = await read(world, { github: { repos: ['nobody/*', 'acme/other'] } });
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(/^nobody was not found on GitHub/);
  });
});

it('tells how many records are known while it reads', async () => {
  const { progress } = await read(
    { pullRequests: manyPullRequests(120) },
    { github: { repos: ['acme/api'] } },
  );
  expect(progress).toEqual([
    { type: 'records', source: 'github', count: 100 },
    { type: 'records', source: 'github', count: 120 },
  ]);
});
