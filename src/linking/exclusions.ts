import { ALWAYS_EXCLUDED_AUTHORS, type Plan } from '../config/plan.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { isFinished, isIssue } from '../model/work-item.ts';
import { nameMatcher } from '../text/compare.ts';
import { globMatcher } from '../text/glob.ts';
import { githubLogin } from './accounts.ts';
import { remembering } from './remembering.ts';

/** Why something is left out: the config key that says so, and the value it matched. */
export interface Exclusion {
  rule: string;
  reason: string;
}

/** The check that drops single records before they are linked (contract §2.11). */
export function recordExclusions(plan: Pick<Plan, 'github'>): (record: SourceRecord) => Exclusion | null {
  const exclude = plan.github?.exclude;
  const authors = new Set((exclude?.authors ?? ALWAYS_EXCLUDED_AUTHORS).map(githubLogin));
  const isExcludedRepository = remembering(globMatcher(exclude?.repos ?? [], true));
  const isExcludedHead = globMatcher(exclude?.heads ?? [], false);
  const isExcludedBase = globMatcher(exclude?.bases ?? [], false);

  return (record) => {
    if (record.source !== 'github') return null;
    const repository = repositoryOf(record);
    if (repository !== null && isExcludedRepository(repository))
      return { rule: 'excluded-by-repository', reason: `github.exclude.repos leaves out ${repository}` };
    if (record.author !== null && authors.has(githubLogin(record.author)))
      return { rule: 'excluded-by-author', reason: `pull requests of ${record.author} are left out` };
    if (record.kind !== 'pull_request') return null;
    if (record.branch !== null && isExcludedHead(record.branch))
      return {
        rule: 'excluded-by-head',
        reason: `github.exclude.heads leaves out the branch ${record.branch}`,
      };
    if (record.base !== null && isExcludedBase(record.base))
      return {
        rule: 'excluded-by-base',
        reason: `github.exclude.bases leaves out what goes to ${record.base}`,
      };
    if (record.fork && exclude?.forks === true)
      return { rule: 'excluded-by-fork', reason: 'github.exclude.forks leaves out pull requests from forks' };
    if (record.stateType === 'draft' && plan.github?.drafts === 'ignore')
      return { rule: 'excluded-draft', reason: 'github.drafts is "ignore"' };
    return null;
  };
}

/** The check that drops a whole item for a label or a state of one of its records. */
export function itemExclusions(
  plan: Pick<Plan, 'github' | 'linear'>,
): (records: readonly SourceRecord[]) => Exclusion | null {
  const isExcludedLabel = {
    github: nameMatcher(plan.github?.exclude.labels ?? []),
    linear: nameMatcher(plan.linear?.exclude.labels ?? []),
  };
  const isExcludedState = nameMatcher(plan.linear?.exclude.states ?? []);
  return (records) => {
    for (const record of records) {
      // A merged pull request or a closed issue no longer speaks for the work.
      if (isFinished(record)) continue;
      const label = record.labels.find(isExcludedLabel[record.source]);
      if (label !== undefined)
        return {
          rule: 'excluded-by-label',
          reason: `${record.source}.exclude.labels leaves out "${label}" (${record.id})`,
        };
      if (
        record.source === 'linear' &&
        isIssue(record) &&
        record.state !== null &&
        isExcludedState(record.state)
      )
        return {
          rule: 'excluded-by-state',
          reason: `linear.exclude.states leaves out "${record.state}" (${record.id})`,
        };
    }
    return null;
  };
}

/** `acme/api` of `acme/api#45`, also where the record itself does not say. */
export function repositoryOf(record: SourceRecord): string | null {
  if (record.source !== 'github') return null;
  return (
    record.repository ??
    (record.kind === 'draft_card' ? null : (/^([^#]+)#\d+$/.exec(record.id)?.[1] ?? null))
  );
}
