import { sameName } from '../../text/compare.ts';
import { globMatcher } from '../../text/glob.ts';

/** `acme/api#45`, as GitHub spells the repository. */
export function recordId(record: { number: number; repository: { nameWithOwner: string } }): string {
  return `${record.repository.nameWithOwner}#${record.number}`;
}

/** Whether the entry names repositories by a pattern rather than one by its name. */
export const isGlob = (repository: string): boolean => !/^[\w.-]+\/[\w.-]+$/.test(repository);

/** `acme/api` in its two parts. */
export function split(nameWithOwner: string): { owner: string; name: string } {
  const [owner = '', name = ''] = nameWithOwner.split('/');
  return { owner, name };
}

/** The owners whose repositories a pattern is about; one whose owner is a pattern too looks at those known. */
export function ownersOf(glob: string, known: readonly string[]): string[] {
  const { owner } = split(glob);
  return isGlob(`${owner}/x`)
    ? known.filter(globMatcher([owner], true))
    : [known.find((name) => sameName(name, owner)) ?? owner];
}
