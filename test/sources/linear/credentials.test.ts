import { describe, expect, it } from 'vitest';
import { linearWorld } from '../../support/linear-server/index.ts';
import { KEY, start } from './harness.ts';

const world = linearWorld({ issues: [{ identifier: 'PAY-1' }] });

describe('credentials', () => {
  it('that are missing fail the source without a request, and say where to make a key', async () => {
    const { read, lookUp, server } = await start(world, { authorization: null });
    for (const { report, records } of [await read(), await lookUp(['PAY-1'])]) {
      expect(report).toMatchObject({ status: 'failed', cause: 'credentials', requests: 0 });
      expect(report.problems[0]).toMatch(/LINEAR_API_KEY.*Personal API keys/);
      expect(records).toEqual([]);
    }
    expect(server.requests).toHaveLength(0);
  });

  it.each([400, 401] as const)(
    'that are refused (HTTP %s) fail the source once, without a retry',
    async (status) => {
      const { read, server } = await start(world, {
        apiKeys: ['lin_api_other'],
        unauthenticatedStatus: status,
      });
      const { report } = await read();
      expect(report).toMatchObject({ status: 'failed', cause: 'credentials' });
      expect(report.problems).toHaveLength(1);
      expect(report.problems[0]).toMatch(/refused the credentials.*not valid.*LINEAR_API_KEY/);
      expect(report.problems[0]).not.toContain(KEY);
      expect(server.requests).toHaveLength(4);
    },
  );
});

it('sends an OAuth token as a bearer', async () => {
  const { read } = await start(world, { authorization: 'Bearer oauth-1', oauthTokens: ['oauth-1'] });
  expect((await read()).report.status).toBe('complete');
});
