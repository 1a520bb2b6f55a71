import type { Plan } from '../config/plan.ts';
import type { Snapshot, SourceName, SourceReport } from '../model/snapshot.ts';
import type { Verdict } from '../model/verdict.ts';

type VerdictSource = Verdict['sources'][number];

const WORST_FIRST = ['failed', 'partial', 'complete'] as const;

/**
 * What each source gave, as its reading reports it. A snapshot that does not list a source says nothing against it:
 * what it holds is taken as whole. Of two reports on one source the worse one holds.
 */
export function sourcesOf(plan: Plan, snapshot: Snapshot): VerdictSource[] {
  const names = new Set<SourceName>([
    ...(plan.github === null ? [] : (['github'] as const)),
    ...(plan.linear === null ? [] : (['linear'] as const)),
    ...snapshot.sources.map((source) => source.name),
    ...snapshot.records.map((record) => record.source),
  ]);
  return [...names].sort().map((name) => {
    const reports = snapshot.sources.filter((source) => source.name === name);
    return {
      name,
      status: WORST_FIRST.find((status) => reports.some((report) => report.status === status)) ?? 'complete',
      records: snapshot.records.filter((record) => record.source === name).length,
      requests: reports.reduce((sum, report) => sum + report.requests, 0),
      scope: scopeCounts(reports),
      problems: [...new Set(reports.flatMap((report) => report.problems))],
      cause: reports.find((report) => report.cause !== null)?.cause ?? null,
    };
  });
}

/** The scope in numbers: a list counts its entries. */
function scopeCounts(reports: readonly SourceReport[]): Record<string, number> {
  return Object.fromEntries(
    reports
      .flatMap((report) => Object.entries(report.scope))
      .flatMap(([name, value]) => {
        if (typeof value === 'number') return [[name, value]];
        return Array.isArray(value) ? [[name, value.length]] : [];
      }),
  );
}
