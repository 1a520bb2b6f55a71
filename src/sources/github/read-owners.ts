import { globMatcher } from '../../text/glob.ts';
import { parseNode } from './gathered.ts';
import type { Listing } from './listing.ts';
import { ssoSentence } from './problems.ts';
import type { WantedRepository } from './read-repositories.ts';
import type { Reader } from './reader.ts';
import { split } from './repository-name.ts';
import { ownedRepository, ownerHead } from './responses.ts';

/** An organisation or user under which work is looked for. */
export interface Owner {
  login: string;
  isOrganization: boolean;
}

interface OwnedRepository {
  nameWithOwner: string;
  isArchived: boolean;
  open: number;
}

const missingOwner = (login: string) =>
  `${login} was not found on GitHub, or this token cannot see it. Check github.owners and github.repos, or give the token access.`;

/** Checks that the token sees an owner's work: a search under one that it does not see finds nothing, silently. */
export async function probeOwner(reader: Reader, login: string): Promise<Owner | null> {
  const { head } = await reader.read({
    what: `the repositories of ${login}`,
    notFound: () => missingOwner(login),
    variables: { login },
    select: (v) =>
      `repositoryOwner(login: ${v('login')}) { __typename login repositories(first: 1) { totalCount } }`,
    fragments: [],
    path: null,
    pageSize: 1,
    nested: 1,
  });
  if (head === null) return null;
  const owner = parseNode(reader.gathered, ownerHead, head, 'owner');
  if (owner === null) return null;
  const { __typename: type, repositories } = owner;
  noteVisible(reader, login, type, repositories.totalCount);
  if (repositories.totalCount === 0) return null;
  return { login: owner.login, isOrganization: type === 'Organization' };
}

/**
 * Says what a token that sees little of an owner cannot tell. The token that Actions gives a job sees the repository of
 * the job alone; other tokens see one repository where there is one.
 */
function noteVisible(reader: Reader, login: string, type: string, repositories: number): void {
  if (repositories === 0) {
    reader.problem(
      type === 'Organization'
        ? ssoSentence([login])
        : `GitHub shows this token no repository of ${login}, so nothing of theirs is counted. Check github.owners and github.repos, or give the token access.`,
    );
  } else if (repositories === 1 && reader.isInstallation)
    reader.problem(
      `GitHub shows this token only one repository of ${login}, as the GITHUB_TOKEN of Actions does, so work in the others is not counted. Give wiplimit a token that sees them all, or list the one under github.repos.`,
    );
}

/** The repositories of an owner, archived ones too. */
export async function listRepositories(reader: Reader, login: string): Promise<OwnedRepository[]> {
  const result = await reader.read(repositoriesOf(login));
  const owner = ownerHead.safeParse(result.head).data;
  if (owner !== undefined && result.total !== null)
    noteVisible(reader, login, owner.__typename, result.total);
  return result.nodes.flatMap((node) => {
    const repository = parseNode(reader.gathered, ownedRepository, node, 'repository');
    if (repository === null) return [];
    const { nameWithOwner, isArchived, pullRequests } = repository;
    return [{ nameWithOwner, isArchived, open: pullRequests.totalCount }];
  });
}

function repositoriesOf(login: string): Listing {
  return {
    what: `repositories of ${login}`,
    notFound: () => missingOwner(login),
    variables: { login },
    select: (v) => `repositoryOwner(login: ${v('login')}) {
      __typename login
      repositories(first: ${v('first')}, after: ${v('after')}, ownerAffiliations: [OWNER]) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes { id nameWithOwner isArchived pullRequests(states: [OPEN]) { totalCount } }
      }
    }`,
    fragments: [],
    path: ['repositories'],
    pageSize: 100,
    nested: 1,
  };
}

/** What the patterns of one owner match, archived repositories left out. A pattern that matches nothing is a problem. */
export function expandGlobs(
  reader: Reader,
  login: string,
  globs: readonly string[],
  repositories: readonly OwnedRepository[],
): WantedRepository[] {
  const ofOwner = globs.map((glob) => glob.replace(/^[^/]+/, login));
  for (const [index, glob] of ofOwner.entries()) {
    if (
      repositories.length > 0 &&
      !repositories.some(({ nameWithOwner }) => globMatcher([glob], true)(nameWithOwner))
    ) {
      reader.problem(
        `None of the ${repositories.length} repositories of ${login} that this token sees matches ${globs[index]}. Check github.repos and teams[].repos, or give the token access.`,
      );
    }
  }
  const isWanted = globMatcher(ofOwner, true);
  return repositories
    .filter(({ nameWithOwner, isArchived }) => !isArchived && isWanted(nameWithOwner))
    .map(({ nameWithOwner, open }) => ({ ...split(nameWithOwner), open }));
}
