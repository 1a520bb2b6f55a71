import { expect, test } from 'vitest';
import { InputError } from '../../src/model/input-error.ts';
import { parseSnapshot } from '../../src/sources/snapshot/parse.ts';

/** What is wrong with a snapshot taken at this moment; nothing where it is fine. */
function problemsOf(takenAt: string): unknown[] {
  try {
    parseSnapshot(JSON.stringify({ takenAt }), 'monday.json');
    return [];
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
}

test.each([
  '2026-02-30T00:00:00Z',
  '2027-02-29T12:00:00+01:00',
  '2026-04-31T09:00:00Z',
  '2026-11-00T09:00:00Z',
  '2026-13-01T09:00:00Z',
])('%s is no moment on the calendar', (takenAt) => {
  expect(problemsOf(takenAt)).toEqual([
    {
      file: 'monday.json',
      path: 'takenAt',
      message: 'is not an ISO 8601 instant such as 2026-11-20T09:00:00Z',
      hint: null,
    },
  ]);
});

test.each(['2028-02-29T23:59:59.999Z', '2026-12-31T23:30:00-11:00', '2026-01-31T00:00:00+14:00'])(
  '%s is one',
  (takenAt) => {
    expect(problemsOf(takenAt)).toEqual([]);
  },
);
