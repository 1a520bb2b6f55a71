import { describe, expect, it } from 'vitest';
import { read, TOKEN } from './harness.ts';

describe('an owner of whom the token sees little', () => {
  const world = {
    users: ['ada-l'],
    repositories: [
      { nameWithOwner: 'acme/a', isPrivate: true },
      { nameWithOwner: 'acme/b', isPrivate: true },
    ],
    pullRequests: [
      { repository: 'acme/a', author: 'ada-l' },
      { repository: 'acme/b', author: 'ada-l' },
    ],
  };
  const only = (token: string) => ({ access: { [token]: { owners: [], repositories: ['acme/a'] } } });

  it.each([{ owners: ['acme'] }, { repos: ['acme/*'] }])(
    'is partial for the token that Actions gives a job: %j',
    async (github) => {
      const { report, ids } = await read(
        world,
        { github },
        { authorization: 'Bearer ghs_job', server: only('ghs_job') },
      );
      expect(ids).toEqual(['acme/a#1']);
      expect(report.status).toBe('partial');
      expect(report.problems.join()).toContain(
        'only one repository of acme, as the GITHUB_TOKEN of Actions does',
      );
    },
  );

  it('is taken for whole where another token sees one repository', async () => {
    const { report } = await read(
      { pullRequests: [{ repository: 'acme/a', author: 'ada-l' }] },
      { github: { owners: ['acme'] } },
    );
    expect(report.status).toBe('complete');
  });

  it.each([{ owners: ['ada-l'] }, { repos: ['ada-l/*'] }])(
    'is partial for a user with no repository to be seen: %j',
    async (github) => {
      const { report } = await read({ users: ['ada-l'] }, { github });
      expect(report.status).toBe('partial');
      expect(report.problems[0]).toContain('no repository of ada-l');
    },
  );
});

describe('a reviewer whom the token does not see', () => {
  const world = {
    pullRequests: [{ repository: 'acme/a', author: 'cy', reviewRequests: ['ada-l'] }],
  };
  const hidden = (text: string) =>
    text.replace(/"requestedReviewer":\{[^{}]*\}/g, '"requestedReviewer":null');
  const people = [{ name: 'Ada', github: 'ada-l' }];

  it('does not take the pull request away that was found by it', async () => {
    const { ids, report } = await read(world, { github: { owners: ['acme'] }, people }, { alter: hidden });
    expect(ids).toEqual(['acme/a#1']);
    expect(report.notes.join()).toContain('does not see');
  });

  it('makes the reading partial where reviews have a limit', async () => {
    const limits = [{ per: 'reviewer' as const, max: 2 }];
    const { report } = await read(world, { github: { owners: ['acme'] }, people, limits }, { alter: hidden });
    expect(report.status).toBe('partial');
    expect(report.problems.join()).toContain('A review of acme/a#1');
  });
});

it('a board adds no pull request from outside the owners', async () => {
  const { ids } = await read(
    {
      pullRequests: [
        { repository: 'acme/a', number: 1, author: 'ada-l' },
        { repository: 'other/x', number: 1, author: 'ada-l' },
      ],
      projects: [
        {
          owner: 'acme',
          number: 7,
          items: [
            { content: 'acme/a#1', status: 'In Progress' },
            { content: 'other/x#1', status: 'In Progress' },
          ],
        },
      ],
    },
    {
      github: { owners: ['acme'], projects: [{ owner: 'acme', number: 7 }] },
      people: [{ name: 'Ada', github: 'ada-l' }],
    },
  );
  expect(ids).toEqual(['acme/a#1']);
});

it('an issue under a label and on a board entered its status when the board says, thrifty or not', async () => {
  const world = {
    issues: [
      {
        repository: 'acme/a',
        number: 3,
        labels: ['doing'],
        createdAt: '2026-09-01T08:00:00Z',
        timeline: [
          {
            type: 'ProjectV2ItemStatusChangedEvent',
            createdAt: '2026-10-02T08:00:00Z',
            project: 'acme#7',
            previousStatus: 'Todo',
            status: 'In Progress',
          },
        ],
      },
    ],
    projects: [
      {
        owner: 'acme',
        number: 7,
        items: [{ content: 'acme/a#3', status: { name: 'In Progress', updatedAt: '2026-11-18T08:00:00Z' } }],
      },
    ],
  };
  const config = {
    github: { repos: ['acme/a'], issues: { labels: ['doing'] }, projects: [{ owner: 'acme', number: 7 }] },
  };
  const fast = await read(world, config);
  const thrifty = await read(world, config, { context: { thrifty: true } });
  expect(fast.record('acme/a#3').states).toEqual(thrifty.record('acme/a#3').states);
});

it('the token of the tests is not one of Actions', () => {
  expect(TOKEN).not.toMatch(/^ghs_/);
});
