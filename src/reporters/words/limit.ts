import type { VerdictLimit } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { listOr } from '../../text/list.ts';

const KINDS: Record<VerdictLimit['per'], string> = {
  person: 'person',
  team: 'team',
  reviewer: 'reviewer',
  'reviewing-team': 'reviewing team',
  agent: 'agent',
  project: 'project',
  repository: 'repository',
  everyone: '',
};

/** Whether the limit counts reviews asked for, not work items. */
export const countsReviews = ({ per }: Pick<VerdictLimit, 'per'>): boolean =>
  per === 'reviewer' || per === 'reviewing-team';

/** Whose limit it is: `person Ada`, `reviewing team Payments`, `everyone`. */
export const subjectWithKind = ({ per, subject }: Pick<VerdictLimit, 'per' | 'subject'>): string =>
  `${KINDS[per]} ${subject}`.trim();

/** The same where people read it: a person needs no word for what they are. */
export const subjectName = (limit: Pick<VerdictLimit, 'per' | 'subject'>): string =>
  limit.per === 'person' || limit.per === 'repository' ? limit.subject : subjectWithKind(limit);

/** Both numbers: `4 of 3`. */
export const numbers = ({ count, max }: Pick<VerdictLimit, 'count' | 'max'>): string => `${count} of ${max}`;

/**
 * What is counted and when, as far as it is narrower than everything always:
 * `in review or merge, label bug, until 29 Nov: on call (warns only)`. Empty for a plain limit.
 * @param year the year that dates leave out
 * @param remark one more thing to say of it, first
 */
export function whatCounts(limit: VerdictLimit, year: string, remark = ''): string {
  const { name, stages, label, kind, lane, blocked, agents, level } = limit;
  const dated = period(limit, year);
  const words = [
    ...(remark === '' ? [] : [remark]),
    ...(name === null ? [] : [name]),
    ...(stages.length === 0 ? [] : [`in ${listOr(stages)}`]),
    ...(label === null ? [] : [`label ${label}`]),
    ...(kind === null ? [] : [kind === 'issue' ? 'with an issue' : 'with a pull request']),
    ...(lane === null ? [] : [lane === 'expedite' ? 'expedite lane' : 'without the expedite lane']),
    ...(blocked === null ? [] : ['without blocked work']),
    ...(agents === null ? [] : [agents === 'only' ? "agents' work only" : "without agents' work"]),
    ...(dated === null ? [] : [dated]),
  ].join(', ');
  return `${words}${level === 'warn' ? ' (warns only)' : ''}`.trim();
}

function period({ from, until, reason }: VerdictLimit, year: string): string | null {
  if (from === null && until === null) return reason;
  const days = until === null ? `since ${formatDay(from ?? '', year)}` : `until ${formatDay(until, year)}`;
  return reason === null ? days : `${days}: ${reason}`;
}
