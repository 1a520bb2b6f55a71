import type { Snapshot, SourceName } from '../model/snapshot.ts';
import { combine } from './combine.ts';
import type { ReadContext, ReadSource } from './source.ts';

type Named = Extract<SourceName, 'github' | 'linear'>;

/** One reader for every source, each loaded only when it is asked: the vendors' clients are heavy. */
const READERS = {
  github: async () => (await import('./github/index.ts')).readGithub,
  linear: async () => (await import('./linear/index.ts')).readLinear,
} satisfies Record<Named, () => Promise<ReadSource>>;

/**
 * Reads every source at once, then the Linear issues that only pull requests know of.
 * @param contexts how to reach each source that the config asks for; one that is not ready yet holds up no other
 * @param takenAt when the run began, ISO 8601
 * @param unreadIssues which identifiers a snapshot names but lacks
 */
export async function readSources(
  contexts: Partial<Record<Named, Promise<ReadContext>>>,
  takenAt: string,
  unreadIssues: (snapshot: Snapshot) => Promise<string[]>,
): Promise<Snapshot> {
  const names = (Object.keys(READERS) as Named[]).filter((name) => contexts[name] !== undefined);
  const readings = await Promise.all(
    names.map(async (name) => {
      const [read, context] = await Promise.all([READERS[name](), contexts[name]]);
      if (context === undefined) throw new Error(`no way to reach ${name}`);
      return read(context);
    }),
  );
  const snapshot = combine(readings, takenAt);
  const linear = await contexts.linear;
  const linearReport = snapshot.sources.find((source) => source.name === 'linear');
  if (linear === undefined || linearReport === undefined || linearReport.status === 'failed') return snapshot;

  const unread = await unreadIssues(snapshot);
  if (unread.length === 0) return snapshot;
  const { lookUpLinear } = await import('./linear/index.ts');
  return combine([...readings, await lookUpLinear(linear, unread)], takenAt);
}
