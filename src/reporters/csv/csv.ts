import type { VerdictItem } from '../../model/verdict.ts';
import { csvRecord } from '../../text/escape/csv.ts';
import type { Reporter } from '../reporter.ts';

type Value = string | number | boolean | null;

/** Several names in one field; none is an empty one. */
const list = (names: readonly string[]): string => names.join('; ');

/** What the columns are called and hold, in their order. New ones are only added, at the end. */
const COLUMNS: Record<string, (item: VerdictItem) => Value> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  url: ({ url }) => url,
  stage: ({ stage }) => stage,
  state: ({ state }) => state,
  teams: ({ teams }) => list(teams),
  holders: ({ holders }) => list(holders),
  agents: ({ agents }) => list(agents),
  project: ({ project }) => project,
  lane: ({ lane }) => lane,
  labels: ({ labels }) => list(labels),
  priority: ({ priority }) => priority,
  estimate: ({ estimate }) => estimate,
  customers: ({ customers }) => customers,
  started_at: ({ startedAt }) => startedAt,
  entered_stage_at: ({ enteredStageAt }) => enteredStageAt,
  updated_at: ({ updatedAt }) => updatedAt,
  age_days: ({ ageDays }) => ageDays,
  stage_age_days: ({ stageAgeDays }) => stageAgeDays,
  idle_days: ({ idleDays }) => idleDays,
  sle_days: ({ sleDays }) => sleDays,
  aging: ({ aging }) => aging,
  stale: ({ stale }) => stale,
  blocked: ({ blocked }) => blocked,
  blocked_by: ({ blockedBy }) => list(blockedBy),
  exception_reason: ({ exception }) => exception?.reason ?? null,
  exception_until: ({ exception }) => exception?.until ?? null,
  records: ({ records }) => list(records.map(({ id }) => id)),
  notes: ({ notes }) => list(notes),
};

/** Every item in flight as a record of RFC 4180 under a header, for a spreadsheet. */
export const csv: Reporter = ({ items }) => {
  const columns = Object.values(COLUMNS);
  return [
    csvRecord(Object.keys(COLUMNS)),
    ...items.map((item) => csvRecord(columns.map((read) => read(item)))),
  ].join('');
};
