import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '../../../src/model/snapshot.ts';
import { hasVendorSchema } from '../../support/github-server/index.ts';
import { itWhen } from '../../support/it-when.ts';
import { manyPullRequests, read } from './harness.ts';

const API = { github: { repos: ['acme/api'] } };

describe('people', () => {
  it('are known by kind, id and what they show of themselves', async () => {
    const { people, record } = await read(
      {
        users: [{ login: 'ada-l', name: 'Ada', email: 'ada@acme.com', databaseId: 7 }, 'grace-h'],
        bots: ['dependabot'],
        mannequins: ['old-hand'],
        pullRequests: [
          { repository: 'acme/api', number: 1, author: 'ada-l', reviewRequests: ['grace-h', 'old-hand'] },
          { repository: 'acme/api', number: 2, author: 'dependabot' },
          { repository: 'acme/api', number: 3, author: null },
          { repository: 'acme/api', number: 4, author: 'ghost' },
        ],
      },
      API,
    );
    expect(people.map(({ handle, kind }) => `${handle} ${kind}`)).toEqual([
      'ada-l human',
      'dependabot bot',
      'ghost other',
      'grace-h human',
      'old-hand other',
    ]);
    expect(people[0]).toEqual({
      source: 'github',
      handle: 'ada-l',
      name: 'Ada',
      email: 'ada@acme.com',
      kind: 'human',
      active: true,
      githubId: '7',
    });
    expect(people[3]).toMatchObject({ name: null, email: null });
    expect(record('acme/api#3').author).toBeNull();
  });

  itWhen(hasVendorSchema())('who are bots are assigned too', async () => {
    const { record } = await read(
      {
        bots: ['copilot-swe-agent'],
        pullRequests: [{ repository: 'acme/api', number: 1, assignees: ['ada-l', 'copilot-swe-agent'] }],
      },
      API,
    );
    expect(record('acme/api#1').assignees).toEqual(['ada-l', 'copilot-swe-agent']);
  });
});

it('gives records and people that the snapshot’s schema takes as they are', async () => {
  const reading = await read({ pullRequests: manyPullRequests(3) }, API);
  const { report, people, teams, records } = reading;
  const snapshot = { schemaVersion: 1, takenAt: null, sources: [report], people, teams, records };
  expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
});
