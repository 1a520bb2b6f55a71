import type { Plan } from '../config/plan.ts';
import type { Snapshot, SourceName } from '../model/snapshot.ts';
import type { Verdict } from '../model/verdict.ts';
import { sameName } from '../text/compare.ts';

type VerdictSource = Verdict['sources'][number];

/**
 * What each source gave, and whether it was whole for this config. A snapshot that does not list its sources is
 * taken as whole; one that lists them but lacks a source, or a Linear team, that the config asks for is not.
 */
export function sourcesOf(plan: Plan, snapshot: Snapshot): VerdictSource[] {
  const listed = new Set<SourceName>(snapshot.sources.map((source) => source.name));
  const wanted: SourceName[] = [];
  if (plan.github !== null) wanted.push('github');
  if (plan.linear !== null) wanted.push('linear');
  const present = new Set<SourceName>([
    ...wanted,
    ...listed,
    ...snapshot.records.map((record) => record.source),
  ]);
  return [...present].sort().map((name) => {
    const report = snapshot.sources.find((source) => source.name === name);
    const records = snapshot.records.filter((record) => record.source === name).length;
    const missing = report?.status === 'failed' ? [] : missingFrom(name, plan, snapshot);
    const unread = report === undefined && listed.size > 0 && records === 0;
    const problems = [
      ...(report?.problems ?? []),
      ...missing,
      ...(unread
        ? [
            `The snapshot holds nothing from ${name === 'linear' ? 'Linear' : 'GitHub'}, which the config asks for`,
          ]
        : []),
    ];
    const status = report?.status ?? 'complete';
    return {
      name,
      status: unread ? 'failed' : status === 'complete' && missing.length > 0 ? 'partial' : status,
      records,
      requests: report?.requests ?? 0,
      scope: scopeCounts(report?.scope ?? {}),
      problems: [...new Set(problems)],
      cause: report?.cause ?? null,
    };
  });
}

/** Linear teams that the config reads and the snapshot's list of teams lacks. */
function missingFrom(name: SourceName, plan: Plan, snapshot: Snapshot): string[] {
  const known = snapshot.teams.filter((team) => team.source === 'linear');
  if (name !== 'linear' || known.length === 0) return [];
  return (plan.linear?.teams ?? [])
    .filter((key) => !known.some((team) => sameName(team.key, key)))
    .filter(
      (key) => !snapshot.sources.some((source) => source.problems.some((problem) => problem.includes(key))),
    )
    .map((key) => `The Linear team ${key} was not read: check linear.teams, or what the key may see`);
}

/** The scope in numbers: a list counts its entries. */
function scopeCounts(scope: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(scope).flatMap(([name, value]) => {
      if (typeof value === 'number') return [[name, value]];
      return Array.isArray(value) ? [[name, value.length]] : [];
    }),
  );
}
