import type { Snapshot, SourceName } from '../model/snapshot.ts';
import type { ReadContext, Reading, ReadSource } from './source.ts';

type Named = Extract<SourceName, 'github' | 'linear'>;

/** One reader for every source, each loaded only when it is asked: the vendors' clients are heavy. */
const READERS = {
  github: async () => (await import('./github/index.ts')).readGithub,
  linear: async () => (await import('./linear/index.ts')).readLinear,
} satisfies Record<Named, () => Promise<ReadSource>>;

/**
 * Reads every source at once, then the Linear issues that only pull requests know of.
 * @param contexts how to reach each source that the config asks for
 * @param takenAt when the run began, ISO 8601
 * @param unreadIssues which identifiers a snapshot names but lacks
 */
export async function readSources(
  contexts: Partial<Record<Named, ReadContext>>,
  takenAt: string,
  unreadIssues: (snapshot: Snapshot) => string[],
): Promise<Snapshot> {
  const names = (Object.keys(READERS) as Named[]).filter((name) => contexts[name] !== undefined);
  const readings = await Promise.all(
    names.map(async (name) => {
      const context = contexts[name];
      if (context === undefined) throw new Error(`no way to reach ${name}`);
      return (await READERS[name]())(context);
    }),
  );
  const snapshot = combine(readings, takenAt);
  const { linear } = contexts;
  const linearReport = snapshot.sources.find((source) => source.name === 'linear');
  if (linear === undefined || linearReport === undefined || linearReport.status === 'failed') return snapshot;

  const unread = unreadIssues(snapshot);
  if (unread.length === 0) return snapshot;
  const { lookUpLinear } = await import('./linear/index.ts');
  return combine([...readings, await lookUpLinear(linear, unread)], takenAt);
}

/** One snapshot from several readings; a source read twice is as whole as its worst part. */
function combine(readings: readonly Reading[], takenAt: string): Snapshot {
  const snapshot: Snapshot = { schemaVersion: 1, takenAt, sources: [], teams: [], people: [], records: [] };
  const seen = { teams: new Set<string>(), people: new Set<string>(), records: new Set<string>() };
  const fresh = (kind: keyof typeof seen, key: string) => {
    const isNew = !seen[kind].has(key.toLowerCase());
    seen[kind].add(key.toLowerCase());
    return isNew;
  };
  for (const { report, teams, people, records } of readings) {
    const earlier = snapshot.sources.findIndex((source) => source.name === report.name);
    const before = snapshot.sources[earlier];
    if (before === undefined) snapshot.sources.push(report);
    else
      snapshot.sources[earlier] = {
        ...before,
        status: report.status === 'complete' ? before.status : 'partial',
        problems: [...new Set([...before.problems, ...report.problems])],
        notes: [...new Set([...before.notes, ...report.notes])],
        cause: before.cause ?? report.cause,
        requests: before.requests + report.requests,
      };
    snapshot.teams.push(...teams.filter((team) => fresh('teams', `${team.source}:${team.key}`)));
    snapshot.people.push(...people.filter((person) => fresh('people', `${person.source}:${person.handle}`)));
    snapshot.records.push(...records.filter((record) => fresh('records', `${record.source}:${record.id}`)));
  }
  return snapshot;
}
