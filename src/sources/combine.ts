import type { Snapshot, SourceReport } from '../model/snapshot.ts';
import type { Reading } from './source.ts';

/**
 * One snapshot from several readings; a source read twice is as whole as its worst part.
 * @param takenAt when the run began, ISO 8601
 */
export function combine(readings: readonly Reading[], takenAt: string): Snapshot {
  const reports = new Map<SourceReport['name'], SourceReport>();
  for (const { report } of readings) {
    const before = reports.get(report.name);
    reports.set(report.name, before === undefined ? report : mergeReports(before, report));
  }
  return {
    schemaVersion: 1,
    takenAt,
    sources: [...reports.values()],
    teams: onceEach(
      readings.flatMap(({ teams }) => teams),
      ({ source, key }) => `${source}:${key}`,
    ),
    people: onceEach(
      readings.flatMap(({ people }) => people),
      ({ source, handle }) => `${source}:${handle}`,
    ),
    records: onceEach(
      readings.flatMap(({ records }) => records),
      ({ source, id }) => `${source}:${id}`,
    ),
  };
}

function mergeReports(before: SourceReport, next: SourceReport): SourceReport {
  return {
    ...before,
    status: next.status === 'complete' ? before.status : 'partial',
    problems: [...new Set([...before.problems, ...next.problems])],
    notes: [...new Set([...before.notes, ...next.notes])],
    cause: before.cause ?? next.cause,
    requests: before.requests + next.requests,
  };
}

/** The first of those that have the same name, upper or lower case. */
function onceEach<T>(values: readonly T[], nameOf: (value: T) => string): T[] {
  const byName = new Map<string, T>();
  for (const value of values) {
    const name = nameOf(value).toLowerCase();
    if (!byName.has(name)) byName.set(name, value);
  }
  return [...byName.values()];
}
