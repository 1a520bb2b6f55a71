import { isSinking, isTolerated } from '../../model/allowed.ts';
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
export const subjectWithKind = ({
  per,
  subject,
  people = null,
}: Pick<VerdictLimit, 'per' | 'subject'> & Partial<Pick<VerdictLimit, 'people'>>): string =>
  people === null ? `${KINDS[per]} ${subject}`.trim() : subjectName({ per, subject, people });

/** The same where people read it: a person needs no word for what they are. */
export const subjectName = (
  limit: Pick<VerdictLimit, 'per' | 'subject'> & Partial<Pick<VerdictLimit, 'people'>>,
): string => {
  if ((limit.people ?? null) !== null) return limit.per === 'reviewer' ? 'reviewers' : 'people';
  return limit.per === 'person' || limit.per === 'repository' ? limit.subject : subjectWithKind(limit);
};

/** Both numbers: `4 of 3`; of people that privacy hides, how many are over: `2 of 8`. */
export const numbers = ({ count, max, people }: Pick<VerdictLimit, 'count' | 'max' | 'people'>): string =>
  `${count} of ${people?.total ?? max}`;

/**
 * What is counted and when, as far as it is narrower than everything always:
 * `in review or merge, label bug, until 29 Nov: on call (warns only)`. Empty for a plain limit.
 * @param year the year that dates leave out
 * @param remark one more thing to say of it, first
 */
export function whatCounts(limit: VerdictLimit, year: string, remark = ''): string {
  const { name, stages, label, kind, lane, blocked, agents, level } = limit;
  const dated = period(limit, year);
  const sinking = stepsWords(limit, year);
  const words = [
    ...(remark === '' ? [] : [remark]),
    ...(limit.people === null ? [] : [`over ${ownLimits(limit.people)}`]),
    ...(name === null ? [] : [name]),
    ...(stages.length === 0 ? [] : [`in ${listOr(stages)}`]),
    ...(label === null ? [] : [`label ${label}`]),
    ...(kind === null ? [] : [kind === 'issue' ? 'with an issue' : 'with a pull request']),
    ...(lane === null ? [] : [lane === 'expedite' ? 'expedite lane' : 'without the expedite lane']),
    ...(blocked === null ? [] : ['without blocked work']),
    ...(agents === null ? [] : [agents === 'only' ? "agents' work only" : "without agents' work"]),
    ...(dated === null ? [] : [dated]),
    ...(sinking === null ? [] : [sinking]),
    ...(isTolerated(limit) ? [toleratedWords(limit)] : []),
  ].join(', ');
  return `${words}${level === 'warn' ? ' (warns only)' : ''}`.trim();
}

/** The limit that hidden people have, where they may differ by its highest. */
export const ownLimits = ({ max }: NonNullable<VerdictLimit['people']>): string => `their limit of ${max}`;

/** `10 allowed this week, 8 by 31 Jan`; null for a limit that stands. */
export function stepsWords({ steps, max }: Pick<VerdictLimit, 'steps' | 'max'>, year: string): string | null {
  if (steps === null || !isSinking({ steps, max })) return null;
  return `${max} allowed this week, ${steps.to} by ${formatDay(steps.by, year)}`;
}

/** What the baseline lets pass: `5 above the limit of 3 is let pass by the baseline of 6`. */
const toleratedWords = ({ baseline, max, people }: VerdictLimit): string =>
  people === null
    ? `the baseline lets ${baseline} pass, the limit is ${max}`
    : `the baseline lets ${baseline} pass`;

function period({ from, until, reason }: VerdictLimit, year: string): string | null {
  if (from === null && until === null) return reason;
  const days = until === null ? `since ${formatDay(from ?? '', year)}` : `until ${formatDay(until, year)}`;
  return reason === null ? days : `${days}: ${reason}`;
}

/** A limit that sinks or is let pass, in one line: `team Payments: 9 of 10, 10 allowed this week, 8 by 31 Jan`. */
export const onTheWayDownWords = (limit: VerdictLimit, year: string): string =>
  `${limit.per === 'everyone' ? 'everyone together' : subjectName(limit)}: ${numbers(limit)}, ${whatCounts(limit, year)}`;
