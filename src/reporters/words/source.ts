import type { Verdict, VerdictItem } from '../../model/verdict.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';

type SourceReport = Verdict['sources'][number];

const NAMES: Record<SourceReport['name'], string> = { github: 'GitHub', linear: 'Linear' };

/** The source as its makers write it. */
export const sourceName = ({ name }: Pick<SourceReport, 'name'>): string => NAMES[name];

/** Sources that were not read whole. */
export const unfinishedSources = ({ sources }: Verdict): SourceReport[] =>
  sources.filter(({ status }) => status !== 'complete');

/** What became of a source that was not read whole: `GitHub was read only in part (41 records)`. */
export function whatHappened(source: SourceReport): string {
  const name = sourceName(source);
  if (source.status === 'partial')
    return `${name} was read only in part (${plural(source.records, 'record')})`;
  if (source.cause === 'credentials') return `${name} refused the credentials, or there are none`;
  if (source.cause === 'unreachable') return `${name} could not be reached`;
  return `${name} could not be read`;
}

/** What to do about it. */
export function whatToDo({ cause }: SourceReport): string {
  if (cause === 'credentials')
    return 'Set a token that is valid and may read what the config names, then run again.';
  if (cause === 'unreachable')
    return 'Running it again may be enough; wiplimit doctor says what is in the way.';
  return 'wiplimit doctor says what is in the way; --debug shows what was asked.';
}

/** Why counts are not final, in a clause: `GitHub was not read whole`. */
export function whyUnproven(verdict: Verdict): string {
  const names = unfinishedSources(verdict).map(sourceName);
  if (names.length === 0) return 'what was read does not decide it';
  return `${listAnd(names)} ${names.length === 1 ? 'was' : 'were'} not read whole`;
}

/** What the verdict rests on: `GitHub 41 records, Linear 63, 12 limits`. */
export function coverage({ sources, limits }: Verdict): string {
  const read = sources.map((source, index) => {
    const records = index === 0 ? plural(source.records, 'record') : String(source.records);
    const status = source.status === 'complete' ? '' : ` (${source.status})`;
    return `${sourceName(source)} ${records}${status}`;
  });
  return [...read, plural(limits.length, 'limit')].join(', ');
}

/** What a record is: `Linear issue`, `GitHub pull request`. */
export const recordKind = ({ source, kind }: VerdictItem['records'][number]): string =>
  `${NAMES[source]} ${kind.replace('_', ' ')}`;
