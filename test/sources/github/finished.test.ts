import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config/schema.ts';
import { manyPullRequests, read } from './harness.ts';

const SINCE = new Date('2026-08-20T00:00:00Z');
const context = { finishedSince: SINCE };
const merged = (number: number, mergedAt: string, given: object = {}) => ({
  repository: 'acme/api',
  number,
  author: 'ada-l',
  createdAt: '2026-08-01T08:00:00Z',
  mergedAt,
  ...given,
});

describe('finished work', () => {
  const world = {
    pullRequests: [
      { repository: 'acme/api', number: 1, author: 'ada-l' },
      merged(2, '2026-11-19T08:00:00Z', { closes: ['acme/api#11'] }),
      merged(3, '2026-08-20T00:00:00Z'),
      merged(4, '2026-08-19T23:59:59Z'),
      { ...merged(5, '2026-10-01T08:00:00Z'), mergedAt: null, closedAt: '2026-10-01T08:00:00Z' },
      merged(6, '2026-10-02T08:00:00Z', { repository: 'acme/web', author: 'cy' }),
      merged(7, '2026-10-02T08:00:00Z', { repository: 'acme/web' }),
    ],
    issues: [
      { repository: 'acme/api', number: 11, closedAt: '2026-11-19T08:00:00Z' },
      { repository: 'acme/api', number: 12, closedAt: '2026-11-18T08:00:00Z' },
      {
        repository: 'acme/api',
        number: 13,
        closedAt: '2026-11-18T08:00:00Z',
        stateReason: 'NOT_PLANNED' as const,
      },
      { repository: 'acme/api', number: 14, closedAt: '2026-07-18T08:00:00Z' },
    ],
  };

  it('of listed repositories: what was merged since, and the issues it closed', async () => {
    const { ids, record, report } = await read(world, { github: { repos: ['acme/api'] } }, { context });
    expect(report).toMatchObject({ status: 'complete', problems: [] });
    expect(ids).toEqual(['acme/api#1', 'acme/api#2', 'acme/api#3', 'acme/api#11']);
    expect(record('acme/api#2')).toMatchObject({ stateType: 'merged', finishedAt: '2026-11-19T08:00:00Z' });
    expect(record('acme/api#11')).toMatchObject({ stateType: 'closed', closedAs: 'completed' });
  });

  it('of issues too, where issues are work', async () => {
    const config: Config = { github: { repos: ['acme/a*'], issues: { labels: ['doing'] } } };
    const { ids } = await read(world, config, { context });
    expect(ids.slice(3)).toEqual(['acme/api#11', 'acme/api#12']);
  });

  it('of a host that tells no reason: every closed issue counts as completed', async () => {
    const config: Config = { github: { repos: ['acme/api'], issues: { labels: ['doing'] } } };
    const server = { schema: 'npm' as const, without: ['Issue.stateReason'] };
    const { ids } = await read(world, config, { context, server });
    expect(ids).toContain('acme/api#11');
  });

  it('under an owner: what concerns a configured person', async () => {
    const config = { github: { owners: ['acme'] }, people: [{ name: 'Ada', github: 'ada-l' }] };
    const { ids } = await read(world, config, { context });
    expect(ids).toEqual(['acme/api#1', 'acme/api#2', 'acme/api#3', 'acme/api#11', 'acme/web#7']);
  });

  it('is not asked for where nothing needs it', async () => {
    const { ids, searches } = await read(world, { github: { repos: ['acme/api'] } });
    expect(ids).toEqual(['acme/api#1']);
    expect(searches).toEqual([]);
  });

  it('of a long time is read in parts by when it was merged', async () => {
    const pullRequests = manyPullRequests(250).map((pull, index) => ({
      ...pull,
      mergedAt: new Date(SINCE.getTime() + index * 8 * 3_600_000).toISOString(),
    }));
    const { ids, report } = await read({ pullRequests }, { github: { repos: ['acme/api'] } }, { context });
    expect(ids).toHaveLength(250);
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  });
});
