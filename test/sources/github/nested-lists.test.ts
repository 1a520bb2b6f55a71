import { expect, it } from 'vitest';
import { read } from './harness.ts';

const API = { github: { repos: ['acme/api'] } };

it('reads lists inside a pull request past their first page', async () => {
  const names = Array.from({ length: 130 }, (_, index) => `label ${index}`);
  const people = Array.from({ length: 45 }, (_, index) => `dev-${index}`);
  const issues = Array.from({ length: 7 }, (_, index) => ({ repository: 'acme/plans', number: index + 1 }));
  const { record, ids, report } = await read(
    {
      pullRequests: [
        {
          repository: 'acme/api',
          number: 1,
          labels: names,
          assignees: people,
          reviewRequests: people,
          createdAt: '2026-01-01T00:00:00Z',
          closes: issues.map(({ number }) => `acme/plans#${number}`),
          timeline: Array.from({ length: 70 }, (_, index) => ({
            type: index % 2 === 0 ? 'ClosedEvent' : 'ReopenedEvent',
            createdAt: new Date(Date.UTC(2026, 1, 1 + index)).toISOString(),
          })),
        },
      ],
      issues: issues.map((issue) => ({ ...issue, labels: issue.number === 7 ? names : [] })),
    },
    API,
  );
  const pull = record('acme/api#1');
  expect(report.status).toBe('complete');
  expect(pull.labels).toEqual(names);
  expect(pull.assignees).toEqual(people);
  expect(pull.reviewRequests).toHaveLength(45);
  expect(pull.startedAt).toBe('2026-04-11T00:00:00.000Z');
  expect(pull.closes).toHaveLength(7);
  expect(ids).toContain('acme/plans#7');
  expect(record('acme/plans#7').labels).toEqual(names);
});
