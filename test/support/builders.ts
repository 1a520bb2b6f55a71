import type * as z from 'zod';
import { planOf } from '../../src/config/parse.ts';
import type { Plan } from '../../src/config/plan.ts';
import type { Config } from '../../src/config/schema.ts';
import type { Snapshot, snapshotSchema } from '../../src/model/snapshot.ts';
import type { Verdict, VerdictItem, VerdictLimit } from '../../src/model/verdict.ts';
import { validateSnapshot } from '../../src/sources/snapshot/parse.ts';
import { type JudgeOptions, judge } from '../../src/verdict/judge.ts';

/** Friday, 20 November 2026, 10:00 in Berlin. */
export const NOW = '2026-11-20T09:00:00Z';

type Draft = z.input<typeof snapshotSchema>;
type RecordDraft = NonNullable<Draft['records']>[number];
type Optional<K extends keyof RecordDraft> = Omit<RecordDraft, K> & Partial<Pick<RecordDraft, K>>;

/** A started Linear issue, unless told otherwise. */
export function linearIssue(
  draft: Optional<'source' | 'kind' | 'title' | 'stateType' | 'createdAt'>,
): RecordDraft {
  return {
    source: 'linear',
    kind: 'issue',
    title: `Issue ${draft.id}`,
    state: 'In Progress',
    stateType: 'started',
    team: draft.id.split('-')[0],
    createdAt: '2026-11-10T09:00:00Z',
    startedAt: '2026-11-16T09:00:00Z',
    updatedAt: '2026-11-19T09:00:00Z',
    url: `https://linear.app/acme/issue/${draft.id}`,
    ...draft,
  };
}

/** An open pull request that is no draft, unless told otherwise. */
export function pullRequest(
  draft: Optional<'source' | 'kind' | 'title' | 'stateType' | 'createdAt'>,
): RecordDraft {
  return {
    source: 'github',
    kind: 'pull_request',
    title: `Pull request ${draft.id}`,
    stateType: 'open',
    repository: draft.id.split('#')[0],
    createdAt: '2026-11-17T09:00:00Z',
    updatedAt: '2026-11-19T09:00:00Z',
    branch: `branch-of-${draft.id.replace(/\W/g, '-')}`,
    base: 'main',
    url: `https://github.com/${draft.id.replace('#', '/pull/')}`,
    ...draft,
  };
}

/** An open GitHub issue, unless told otherwise. */
export function githubIssue(
  draft: Optional<'source' | 'kind' | 'title' | 'stateType' | 'createdAt'>,
): RecordDraft {
  return {
    source: 'github',
    kind: 'issue',
    title: `Issue ${draft.id}`,
    stateType: 'open',
    repository: draft.id.split('#')[0],
    createdAt: '2026-11-12T09:00:00Z',
    updatedAt: '2026-11-19T09:00:00Z',
    url: `https://github.com/${draft.id.replace('#', '/issues/')}`,
    ...draft,
  };
}

export function plan(config: Config): Plan {
  return planOf(config, 'test config');
}

/** A snapshot of both sources, seen whole, with one Linear team PAY unless told otherwise. */
export function snapshot(draft: Draft): Snapshot {
  return validateSnapshot(
    {
      schemaVersion: 1,
      takenAt: NOW,
      sources: [
        { name: 'linear', status: 'complete' },
        { name: 'github', status: 'complete' },
      ],
      teams: [{ source: 'linear', key: 'PAY', name: 'Payments', members: [] }],
      ...draft,
    },
    'test snapshot',
  );
}

export function verdictOf(config: Config, draft: Draft, options: Partial<JudgeOptions> = {}): Verdict {
  return judge(plan(config), snapshot(draft), { now: Date.parse(NOW), version: '0.0.0', ...options });
}

export function itemOf(verdict: Verdict, id: string): VerdictItem {
  const item = verdict.items.find((candidate) => candidate.id === id);
  if (item === undefined)
    throw new Error(`no item ${id}; there are ${verdict.items.map((one) => one.id).join(', ')}`);
  return item;
}

export function limitOf(verdict: Verdict, key: string): VerdictLimit {
  const limit = verdict.limits.find((candidate) => candidate.key === key);
  if (limit === undefined)
    throw new Error(`no limit ${key}; there are ${verdict.limits.map((one) => one.key).join(', ')}`);
  return limit;
}
