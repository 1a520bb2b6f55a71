import { expect, test } from 'vitest';
import { csv } from '../../src/reporters/csv/csv.ts';
import { itemOf, linearIssue, verdictOf } from '../support/builders.ts';

const judged = (until: string) =>
  verdictOf(
    {
      linear: {},
      aging: { sle: { days: 2 }, stale: 0 },
      exceptions: [{ item: 'PAY-16', reason: 'waiting for the bank', until }],
      limits: [{ per: 'team', max: 9 }],
    },
    { records: [linearIssue({ id: 'PAY-16', startedAt: '2026-11-02T09:00:00Z' })] },
  );

test('an item under an exception is listed, and is neither past its SLE nor stale', () => {
  const verdict = judged('2026-11-20');
  expect(itemOf(verdict, 'PAY-16')).toMatchObject({
    exception: { reason: 'waiting for the bank', until: '2026-11-20' },
    ageDays: 19,
    sleDays: 2,
    aging: 'ok',
    stale: false,
    lingering: null,
  });
  expect(verdict.aging).toMatchObject({ over: [], stale: [] });
  const rows = csv(verdict, { width: 80, color: 0, hyperlinks: false, tty: false, quiet: false });
  expect(rows).toContain('waiting for the bank');
  expect(rows).not.toContain('over');
});

test('from the day after its last day on it ages again', () => {
  const verdict = judged('2026-11-19');
  expect(itemOf(verdict, 'PAY-16')).toMatchObject({ exception: null, aging: 'over', stale: true });
  expect(verdict.aging).toMatchObject({ over: ['PAY-16'], stale: ['PAY-16'] });
});
