import type { RecordDraft } from '../linking/scene.ts';
import { linearIssue, pullRequest, verdictOf } from './builders.ts';

export type PartialConfig = Parameters<typeof verdictOf>[0];
export type Status = 'complete' | 'partial' | 'failed';

/** What is judged where the sources were read so far. */
export function judged(linear: Status, github: Status, records: RecordDraft[], config: PartialConfig) {
  const verdict = verdictOf(
    { linear: {}, github: {}, ...config },
    {
      records,
      sources: [
        { name: 'linear', status: linear },
        { name: 'github', status: github },
      ],
    },
  );
  return { outcome: verdict.outcome, statuses: verdict.limits.map(({ status }) => status), verdict };
}

/** So many issues of Ada's. */
export const issues = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) =>
    linearIssue({ id: `PAY-${i + 1}`, assignees: ['ada@acme.com'], ...draft }),
  );

/** So many pull requests, each of somebody else. */
export const pulls = (n: number, draft: Partial<RecordDraft> = {}) =>
  Array.from({ length: n }, (_, i) => pullRequest({ id: `acme/r${i}#1`, author: `dev-${i}`, ...draft }));
