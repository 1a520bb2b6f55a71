import type { SourceRecord } from '../../model/snapshot.ts';
import { compareNatural } from '../../text/compare.ts';
import { groupBy } from '../../text/group-by.ts';
import { listShort } from '../../text/list.ts';
import type { People } from './people.ts';
import type { ReadingLog } from './reading-log.ts';
import type { LinearIssue } from './response.ts';
import { stateTypeOf, toRecord } from './to-record.ts';

const NAMED = 5;

/** The issues as records, in the order of their ids; everyone on them is added to `people`. */
export function toRecords(issues: LinearIssue[], people: People, log: ReadingLog): SourceRecord[] {
  const records: SourceRecord[] = [];
  const unknown: LinearIssue[] = [];
  for (const issue of issues) {
    for (const user of [issue.creator, issue.assignee]) if (user) people.add(user);
    if (issue.delegate) people.add(issue.delegate, true);
    const stateType = stateTypeOf(issue.state.type);
    if (stateType === null) unknown.push(issue);
    else records.push(toRecord(issue, stateType));
  }
  for (const [type, issues] of groupBy(unknown, (issue) => issue.state.type)) {
    const ids = issues.map((issue) => issue.identifier).sort(compareNatural);
    log.problem(
      `Linear has states of the type "${type}", which this wiplimit does not know, so it cannot tell whether ${listShort(ids, NAMED)} should count. A newer wiplimit may.`,
    );
  }
  return records.sort((a, b) => compareNatural(a.id, b.id));
}
