import { chunksOf } from '../../text/chunks.ts';
import { groupBy } from '../../text/group-by.ts';
import type { ReadContext, Reading } from '../source.ts';
import { withoutCredentials } from '../without-credentials.ts';
import { connect } from './client.ts';
import { cutLists } from './cut-lists.ts';
import { wholeIssue } from './fields.ts';
import { lookUpByOldIdentifier } from './old-identifiers.ts';
import { type AnyList, PagedList } from './paged-list.ts';
import { People } from './people.ts';
import { mostEntries } from './plan-bundles.ts';
import { createReader } from './reader.ts';
import { ReadingLog } from './reading-log.ts';
import type { LinearIssue } from './response.ts';
import { toRecords } from './to-records.ts';

/**
 * Looks up issues that pull requests name and that are not in flight, or not in the teams that are read: in any
 * state, archived and trashed ones too (as `canceled`, with `closedAs`), also by an earlier identifier. They lend id,
 * team and project.
 * @param identifiers such as `PAY-12`; one that names no issue is not in the answer
 */
export async function lookUpLinear(context: ReadContext, identifiers: readonly string[]): Promise<Reading> {
  const { authorization } = context.access;
  if (authorization === null) return withoutCredentials('linear', {});
  const log = new ReadingLog();
  const people = new People();
  const named = numbersByTeam(identifiers);
  if (named.length === 0) return { report: log.report({}, 0, true), teams: [], people: [], records: [] };

  const linear = connect(context, authorization, log);
  const reader = createReader(linear, log, context.debug);
  const issues = new Map<string, LinearIssue>();
  const cut: AnyList[] = [];
  const receive = (found: LinearIssue[]) => {
    for (const issue of found.filter(({ id }) => !issues.has(id))) {
      issues.set(issue.id, issue);
      cut.push(...cutLists(issue));
    }
  };
  const size = mostEntries(wholeIssue(1), reader.mostPoints(), linear.knows);
  let whole = 0;
  const lists = chunksOf(named, size).map((chunk) => byNumber(chunk, receive, () => whole++));
  await reader.finish('WiplimitLookUp', lists, 1);
  if (whole === lists.length) {
    const found = new Set([...issues.values()].map(({ identifier }) => identifier.toUpperCase()));
    const unfound = named.map(({ key, number }) => `${key}-${number}`).filter((name) => !found.has(name));
    await log.run(async () => receive(await lookUpByOldIdentifier(linear, log, unfound, 2)));
  }
  await reader.finish('WiplimitLookUp', cut, 3);
  context.debug(`linear: cost of the look-up: ${linear.costs()}`);
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

const byNumber = (
  chunk: readonly Named[],
  receive: (found: LinearIssue[]) => void,
  done: () => void,
): AnyList =>
  new PagedList<LinearIssue>({
    what: 'issues',
    root: 'issues',
    filter: { or: filtersOf(chunk) },
    includeArchived: true,
    fields: wholeIssue(1),
    first: chunk.length,
    schema: ({ issue }) => issue,
    receive,
    done,
  });

function filtersOf(chunk: readonly Named[]) {
  const byKey = groupBy(chunk, ({ key }) => key);
  return [...byKey].map(([key, issues]) => ({
    team: { key: { eq: key } },
    number: { in: issues.map(({ number }) => number) },
  }));
}
