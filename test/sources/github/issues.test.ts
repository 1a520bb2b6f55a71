import { describe, expect, it } from 'vitest';
import { hasVendorSchema } from '../../support/github-server/index.ts';
import { itWhen } from '../../support/it-when.ts';
import { read } from './harness.ts';

const LABELLED = { repos: ['acme/api'], issues: { labels: ['In Progress', 'doing'] } };
const inProgress = (at: string) => ({ name: 'in progress', at });

describe('an issue under a started label', () => {
  const issue = { repository: 'acme/api', number: 3, createdAt: '2026-11-01T00:00:00Z' };

  it('becomes a record that started when it got the label', async () => {
    const { record, ids, report, queries } = await read(
      {
        issues: [
          {
            ...issue,
            author: 'cy',
            assignees: ['ada-l'],
            labels: [inProgress('2026-11-04T00:00:00Z'), 'ui'],
          },
          { repository: 'acme/api', number: 4, labels: ['ui'] },
          { repository: 'acme/api', number: 5, labels: ['doing'], closedAt: '2026-11-05T00:00:00Z' },
        ],
      },
      { github: LABELLED },
    );
    expect(report.status).toBe('complete');
    // Two labels and the pull requests, each in a document of its own, and all at once.
    expect(queries).toHaveLength(3);
    expect(ids).toEqual(['acme/api#3']);
    expect(record('acme/api#3')).toMatchObject({
      source: 'github',
      kind: 'issue',
      url: 'https://github.com/acme/api/issues/3',
      state: 'open',
      stateType: 'open',
      closedAs: null,
      repository: 'acme/api',
      author: 'cy',
      assignees: ['ada-l'],
      startedAt: '2026-11-04T00:00:00Z',
      labels: ['in progress', 'ui'],
      review: null,
      status: null,
      states: [],
    });
  });

  it('started with the earliest of the labels it still has, and each from when it last got it', async () => {
    const labelled = (label: string, createdAt: string) => ({ type: 'LabeledEvent', label, createdAt });
    const { record } = await read(
      {
        issues: [
          {
            ...issue,
            labels: ['in progress'],
            timeline: [
              labelled('doing', '2026-11-02T00:00:00Z'),
              labelled('in progress', '2026-11-03T00:00:00Z'),
              labelled('in progress', '2026-11-09T00:00:00Z'),
            ],
          },
          {
            ...issue,
            number: 4,
            labels: [inProgress('2026-11-08T00:00:00Z'), { name: 'doing', at: '2026-11-07T00:00:00Z' }],
          },
        ],
      },
      { github: LABELLED },
    );
    expect(record('acme/api#3').startedAt).toBe('2026-11-09T00:00:00Z');
    expect(record('acme/api#4').startedAt).toBe('2026-11-07T00:00:00Z');
  });

  it('and closed by a pull request started then too, wherever it is', async () => {
    const { record } = await read(
      {
        pullRequests: [{ repository: 'acme/api', number: 1, closes: ['acme/plans#3'] }],
        issues: [{ ...issue, repository: 'acme/plans', labels: [inProgress('2026-11-04T00:00:00Z')] }],
      },
      { github: LABELLED },
    );
    expect(record('acme/plans#3').startedAt).toBe('2026-11-04T00:00:00Z');
  });

  it('is asked for its history once where a pull request closes it too', async () => {
    const { record, queries } = await read(
      {
        pullRequests: [{ repository: 'acme/api', number: 1, closes: ['acme/api#3'] }],
        issues: [{ ...issue, labels: [inProgress('2026-11-04T00:00:00Z')] }],
      },
      { github: LABELLED },
    );
    expect(record('acme/api#3').startedAt).toBe('2026-11-04T00:00:00Z');
    expect(queries.some(({ query }) => query.includes('node(id:'))).toBe(false);
  });

  it('is found under an owner where it concerns a configured person', async () => {
    const { ids, report } = await read(
      {
        issues: [
          { ...issue, assignees: ['ada-l'], labels: ['doing'] },
          { ...issue, number: 4, author: 'ada-l', labels: ['in progress'] },
          { ...issue, number: 5, author: 'cy', labels: ['doing'] },
        ],
      },
      { github: { owners: ['acme'], issues: LABELLED.issues }, people: [{ name: 'Ada', github: 'ada-l' }] },
    );
    expect(ids).toEqual(['acme/api#3', 'acme/api#4']);
    expect(report.status).toBe('complete');
  });
});

it('knows its parent and how many of its children are open', async () => {
  const { record } = await read(
    {
      issues: [
        { repository: 'acme/api', number: 1, labels: ['doing'] },
        { repository: 'acme/web', number: 2, parent: 'acme/api#1' },
        { repository: 'acme/api', number: 3, parent: 'acme/api#1', closedAt: '2026-11-05T00:00:00Z' },
        { repository: 'acme/api', number: 4, parent: 'acme/web#2', labels: ['doing'] },
      ],
    },
    { github: LABELLED },
  );
  expect(record('acme/api#1')).toMatchObject({ openChildren: 1, parent: null });
  expect(record('acme/api#4')).toMatchObject({ openChildren: 0, parent: 'acme/web#2' });
});

itWhen(hasVendorSchema())('knows what it is blocked by, and whether that is still open', async () => {
  const { record } = await read(
    {
      issues: [
        { repository: 'acme/api', number: 1, labels: ['doing'], blockedBy: ['acme/web#2', 'acme/web#3'] },
        { repository: 'acme/web', number: 2 },
        { repository: 'acme/web', number: 3, closedAt: '2026-11-05T00:00:00Z' },
      ],
    },
    { github: LABELLED },
  );
  expect(record('acme/api#1').blockedBy).toEqual([
    { id: 'acme/web#2', open: true },
    { id: 'acme/web#3', open: false },
  ]);
});

it('a started label that no listed repository has is noted, and nothing is less whole for it', async () => {
  const { report } = await read(
    { issues: [{ repository: 'acme/api', number: 3, labels: ['in progress'] }], repositories: ['acme/web'] },
    { github: { repos: ['acme/api', 'acme/web'], issues: { labels: ['In Progress', 'in progres'] } } },
  );
  expect(report).toMatchObject({
    status: 'complete',
    notes: expect.arrayContaining([
      'None of the listed repositories has the label "in progres", which github.issues.labels names.',
    ]),
  });
});
