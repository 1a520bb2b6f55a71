import type { PageArguments } from './connection.ts';
import type { WorldRecordEntry } from './world-index.ts';

export interface OrderArgument {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** The arguments of `pullRequests` and `issues` connections. */
export interface RecordFilters extends PageArguments {
  states?: string[] | null;
  labels?: string[] | null;
  headRefName?: string | null;
  baseRefName?: string | null;
  orderBy?: OrderArgument | null;
  filterBy?: {
    assignee?: string | null;
    createdBy?: string | null;
    labels?: string[] | null;
    states?: string[] | null;
    since?: string | null;
    type?: string | null;
  } | null;
}

const ORDER_KEYS: Record<string, string> = {
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
  PUSHED_AT: 'pushedAt',
  NAME: 'name',
};

/** A stable sort by one of GitHub's order fields. */
export function ordered<T extends object>(entries: readonly T[], { field, direction }: OrderArgument): T[] {
  const key = ORDER_KEYS[field];
  if (key === undefined) throw new Error(`The test server does not order by ${field}.`);
  const keyed = entries.map((entry) => ({ entry, value: String((entry as Record<string, unknown>)[key]) }));
  const sign = direction === 'ASC' ? 1 : -1;
  keyed.sort((left, right) => sign * (left.value < right.value ? -1 : left.value > right.value ? 1 : 0));
  return keyed.map(({ entry }) => entry);
}

/** The records that a connection's filters let through, oldest first unless ordered otherwise. */
export function filterRecords<T extends WorldRecordEntry>(
  records: readonly T[],
  args: RecordFilters,
  viewer: string,
): T[] {
  const by = args.filterBy ?? {};
  const states = args.states ?? by.states;
  const labels = (args.labels ?? by.labels)?.map((label) => label.toLowerCase());
  const nameOf = (login: string) => (login === '@me' ? viewer : login).toLowerCase();
  const createdBy = by.createdBy ? nameOf(by.createdBy) : null;
  // Null asks for the unassigned, `*` for anybody's.
  const assignee = by.assignee ? nameOf(by.assignee) : by.assignee;
  const found = records.filter((record) => {
    if (states && !states.includes(record.state)) return false;
    if (labels && !record.labels.some((label) => labels.includes(label.name.toLowerCase()))) return false;
    if (createdBy !== null && record.author?.toLowerCase() !== createdBy) return false;
    if (assignee === null && record.assignees.length > 0) return false;
    if (assignee === '*' && record.assignees.length === 0) return false;
    if (assignee && assignee !== '*' && !record.assignees.some((login) => login.toLowerCase() === assignee))
      return false;
    if (by.since && record.updatedAt < by.since) return false;
    if (record.__typename === 'Issue') return !by.type || record.issueType === by.type;
    if (args.headRefName && record.headRefName !== args.headRefName) return false;
    return !args.baseRefName || record.baseRefName === args.baseRefName;
  });
  return ordered(found, args.orderBy ?? { field: 'CREATED_AT', direction: 'ASC' });
}
