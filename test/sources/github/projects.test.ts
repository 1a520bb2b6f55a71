import { describe, expect, it } from 'vitest';
import { hasVendorSchema } from '../../support/github-server/index.ts';
import { itWhen } from '../../support/it-when.ts';
import { read } from './harness.ts';

const BOARD = { projects: [{ owner: 'acme', number: 7 }] };
const entered = { name: 'In Progress', updatedAt: '2026-11-09T00:00:00Z' };

describe('a board', () => {
  it('gives issues, pull requests and draft cards with their status', async () => {
    const { ids, record, report, queries } = await read(
      {
        issues: [
          { repository: 'acme/api', number: 3, assignees: ['ada-l'] },
          { repository: 'acme/api', number: 4, closedAt: '2026-11-05T00:00:00Z' },
          { repository: 'acme/api', number: 5 },
        ],
        pullRequests: [
          { repository: 'acme/api', number: 8 },
          { repository: 'acme/api', number: 9, mergedAt: '2026-11-05T00:00:00Z' },
        ],
        projects: [
          {
            owner: 'acme',
            number: 7,
            items: [
              { content: 'acme/api#3', status: entered },
              { content: 'acme/api#4', status: 'Done' },
              { content: 'acme/api#5', status: 'Todo', isArchived: true },
              { content: 'acme/api#8', status: entered },
              { content: 'acme/api#9', status: 'Done' },
              {
                id: 'PVTI_x',
                draft: { title: 'Think', assignees: ['grace-h'], createdAt: '2026-11-02T00:00:00Z' },
                status: entered,
              },
              { id: 'PVTI_y', draft: { title: 'Nowhere yet' } },
            ],
          },
        ],
      },
      { github: BOARD },
    );
    expect(report).toMatchObject({
      status: 'complete',
      scope: { projects: ['acme/projects/7'] },
    });
    // The cards, then what lies on those that are open.
    expect(queries).toHaveLength(2);
    expect(ids).toEqual(['acme/api#3', 'acme/api#8', 'acme/projects/7#PVTI_x', 'acme/projects/7#PVTI_y']);
    const status = { project: 7, name: 'In Progress', enteredAt: '2026-11-09T00:00:00Z' };
    expect(record('acme/api#3').status).toEqual(status);
    expect(record('acme/api#8')).toMatchObject({ kind: 'pull_request', status });
    expect(record('acme/projects/7#PVTI_x')).toMatchObject({
      kind: 'draft_card',
      title: 'Think',
      state: 'open',
      stateType: 'open',
      repository: null,
      assignees: ['grace-h'],
      createdAt: '2026-11-02T00:00:00Z',
      status,
    });
    expect(record('acme/projects/7#PVTI_y').status).toBeNull();
  });

  it('keeps archived cards out where the server does not', async () => {
    const { ids } = await read(
      {
        issues: [{ repository: 'acme/api', number: 5 }],
        projects: [
          { owner: 'acme', number: 7, items: [{ content: 'acme/api#5', status: 'Todo', isArchived: true }] },
        ],
      },
      { github: BOARD },
      { server: { schema: 'npm' } },
    );
    expect(ids).toEqual([]);
  });

  it('gives the status of what another list brought in', async () => {
    const { record, report } = await read(
      {
        issues: [{ repository: 'acme/api', number: 3 }],
        pullRequests: [{ repository: 'acme/api', number: 8, closes: ['acme/api#3'] }],
        projects: [{ owner: 'acme', number: 7, items: [{ content: 'acme/api#3', status: entered }] }],
      },
      { github: { ...BOARD, repos: ['acme/api'] } },
    );
    expect(record('acme/api#3').status?.name).toBe('In Progress');
    expect(report.status).toBe('complete');
  });

  it('of a user, with a field of another name, past its first page', async () => {
    const issues = Array.from({ length: 120 }, (_, index) => ({
      repository: 'ada-l/dots',
      number: index + 1,
    }));
    const { records } = await read(
      {
        users: ['ada-l'],
        issues,
        projects: [
          {
            owner: 'ada-l',
            number: 1,
            fields: { Stage: ['Now'] },
            items: issues.map(({ number }) => ({
              content: `ada-l/dots#${number}`,
              values: { Stage: 'Now' },
            })),
          },
        ],
      },
      { github: { projects: [{ owner: 'ada-l', number: 1, field: 'Stage' }] } },
    );
    expect(records.filter((record) => record.status?.name === 'Now')).toHaveLength(120);
  });

  it('that comes first in the config gives the status', async () => {
    const project = (number: number, status: string) => ({
      owner: 'acme',
      number,
      items: [{ content: 'acme/api#3', status }],
    });
    const { record } = await read(
      {
        issues: [{ repository: 'acme/api', number: 3 }],
        projects: [project(7, 'Todo'), project(8, 'In Progress'), project(9, 'Done')],
      },
      {
        github: {
          projects: [
            { owner: 'acme', number: 8 },
            { owner: 'acme', number: 7 },
          ],
        },
      },
    );
    expect(record('acme/api#3').status).toMatchObject({ project: 8, name: 'In Progress' });
  });

  itWhen(hasVendorSchema())('tells the statuses that an issue had', async () => {
    const moved = (createdAt: string, previousStatus: string, status: string, project = 'acme#7') => {
      return { type: 'ProjectV2ItemStatusChangedEvent', createdAt, previousStatus, status, project };
    };
    const { record } = await read(
      {
        issues: [
          {
            repository: 'acme/api',
            number: 3,
            timeline: [
              moved('2026-11-05T00:00:00Z', 'Todo', 'In Progress'),
              moved('2026-11-06T00:00:00Z', 'Todo', 'Done', 'acme#8'),
              moved('2026-11-07T00:00:00Z', 'In Progress', 'Todo'),
              moved('2026-11-09T00:00:00Z', 'Todo', 'In Progress'),
            ],
          },
        ],
        projects: [
          {
            owner: 'acme',
            number: 7,
            items: [{ content: 'acme/api#3', status: entered, createdAt: '2026-11-03T00:00:00Z' }],
          },
          { owner: 'acme', number: 8 },
        ],
      },
      { github: BOARD },
    );
    expect(
      record('acme/api#3').states.map(({ name, from, to }) => [name, from.slice(8, 10), to?.slice(8, 10)]),
    ).toEqual([
      ['Todo', '03', '05'],
      ['In Progress', '05', '07'],
      ['Todo', '07', '09'],
      ['In Progress', '09', undefined],
    ]);
  });

  it('without a history tells since when the status is what it is', async () => {
    const { record, report } = await read(
      {
        issues: [{ repository: 'acme/api', number: 3 }],
        projects: [{ owner: 'acme', number: 7, items: [{ content: 'acme/api#3', status: entered }] }],
      },
      { github: BOARD },
      { server: { schema: 'npm' } },
    );
    expect(record('acme/api#3').states).toEqual([
      { name: 'In Progress', type: 'open', from: '2026-11-09T00:00:00Z', to: null },
    ]);
    expect(report.status).toBe('complete');
    expect(report.notes.join()).toContain('no history of board statuses');
  });
});

describe('a board that is not seen whole makes the reading partial', () => {
  const items = [{}, { content: 'acme/vault#1' }];

  it.each([
    [
      'cards are hidden',
      { owner: 'acme', number: 7, public: true, items },
      /^2 cards of acme\/projects\/7 are hidden from this token/,
    ],
    [
      'it is not there',
      { owner: 'acme', number: 8, items: [] },
      /^The board acme\/projects\/7 was not found/,
    ],
    [
      'it lacks the field',
      { owner: 'acme', number: 7, public: true, fields: { Stage: ['Now'] } },
      /^The board acme\/projects\/7 has no single-select field "Status"/,
    ],
  ])('%s', async (_name, project, problem) => {
    const { report } = await read(
      {
        repositories: [{ nameWithOwner: 'acme/vault', isPrivate: true }],
        issues: [{ repository: 'acme/vault', number: 1 }],
        projects: [project],
      },
      { github: BOARD },
      { server: { access: { ghp_secret: { owners: [] } } } },
    );
    expect(report.status).toBe('partial');
    expect(report.problems).toEqual([expect.stringMatching(problem)]);
  });
});

it('a status that no board has is noted with the nearest that one has', async () => {
  const { report } = await read(
    { projects: [{ owner: 'acme', number: 7 }] },
    {
      github: BOARD,
      stages: [
        { name: 'doing', project: ['In Progress'] },
        { name: 'done soon', project: ['In Progess'] },
      ],
    },
  );
  expect(report).toMatchObject({
    status: 'complete',
    notes: expect.arrayContaining([
      'No configured board has the status "In Progess", which the stage "done soon" names. Did you mean "In Progress"?',
    ]),
  });
});
