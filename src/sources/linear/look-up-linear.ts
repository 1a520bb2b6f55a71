import { groupBy } from '../../text/group-by.ts';
import type { ReadContext, Reading } from '../source.ts';
import { connect } from './client.ts';
import { ISSUES_PAGE } from './documents.ts';
import { People } from './people.ts';
import { readIssues } from './read-issues.ts';
import { noCredentials } from './read-linear.ts';
import { ReadingLog } from './reading-log.ts';
import type { LinearIssue } from './response.ts';
import { toRecords } from './to-records.ts';

/**
 * Looks up issues that pull requests name and that are not in flight, or not in the teams that are read: in any
 * state, archived and trashed ones too (as `canceled`, with `closedAs`). They lend id, team and project.
 * @param identifiers such as `PAY-12`; one that names no issue is not in the answer
 */
export async function lookUpLinear(context: ReadContext, identifiers: readonly string[]): Promise<Reading> {
  const { authorization } = context.access;
  if (authorization === null) return noCredentials();
  const log = new ReadingLog();
  const people = new People();
  const issues = new Map<string, LinearIssue>();
  const chunks = chunksOf(numbersByTeam(identifiers), ISSUES_PAGE);
  if (chunks.length === 0) return { report: log.report({}, 0, true), teams: [], people: [], records: [] };

  const linear = connect(context, authorization, log);
  const read = (filter: Record<string, unknown>) =>
    log.run(() => readIssues(linear, log, { filter, includeArchived: true }, issues, () => {}));
  await Promise.all(chunks.map((chunk) => read({ or: filtersOf(chunk) })));
  const records = toRecords([...issues.values()], people, log);
  return {
    report: log.report({}, linear.requestCount(), issues.size > 0),
    teams: [],
    people: people.list(),
    records,
  };
}

interface Named {
  key: string;
  number: number;
}

/** Each issue once; what is no identifier is left out. */
function numbersByTeam(identifiers: readonly string[]): Named[] {
  const named = identifiers.flatMap((identifier): Named[] => {
    const [, key, number] = /^([A-Z][A-Z0-9]*)-([1-9]\d{0,8})$/i.exec(identifier) ?? [];
    return key && number ? [{ key: key.toUpperCase(), number: Number(number) }] : [];
  });
  return [...new Map(named.map((each) => [`${each.key}-${each.number}`, each])).values()];
}

/** As many as fit one page, so that a chunk is one request. */
function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function filtersOf(chunk: readonly Named[]) {
  const byKey = groupBy(chunk, ({ key }) => key);
  return [...byKey].map(([key, issues]) => ({
    team: { key: { eq: key } },
    number: { in: issues.map(({ number }) => number) },
  }));
}
