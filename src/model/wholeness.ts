import type { SourceName, SourceReport } from './snapshot.ts';

/** Which sources were seen whole. */
export type Wholeness = Record<SourceName, boolean>;

/** A source that nobody listed was not asked, so nothing of it is missing. */
export function wholenessOf(sources: readonly Pick<SourceReport, 'name' | 'status'>[]): Wholeness {
  const isWhole = (name: SourceName) =>
    sources.every((source) => source.name !== name || source.status === 'complete');
  return { linear: isWhole('linear'), github: isWhole('github') };
}
