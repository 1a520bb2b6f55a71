import { forbiddenBySaml } from './errors.ts';
import type { WorldRepository } from './world.ts';
import type { WorldIndex, WorldRecordEntry } from './world-index.ts';
import type { WorldProject } from './world-projects.ts';

/** What one token may see. An empty object sees everything. */
export interface TokenAccess {
  /** Whose token it is; default the world's viewer. */
  viewer?: string;
  /** Owners whose private repositories, teams and private projects it sees; absent: all. */
  owners?: string[];
  /** Further private repositories it sees, as `owner/name`. */
  repositories?: string[];
  /** Organisations that enforce single sign-on and show this token silently nothing. */
  withoutSso?: string[];
  /** Organisations that answer FORBIDDEN with `extensions.saml_failure`. */
  samlFailure?: string[];
  /** Scopes of a classic token (`repo`, `read:org`, `read:project`, `user:email`); absent: not checked. */
  scopes?: string[];
}

/** Questions the resolvers ask about a token. */
export interface Access {
  viewer: string;
  scopes: string[] | null;
  /** Organisations whose results are left out for want of single sign-on. */
  hiddenOrganizations: string[];
  /** @throws GithubError FORBIDDEN when the organisation refuses the token by SAML */
  refuseSaml(owner: string): void;
  insider(owner: string): boolean;
  sees(repository: WorldRepository): boolean;
  seesRecord(record: WorldRecordEntry | null): boolean;
  seesProject(project: WorldProject): boolean;
}

export function accessFor(token: TokenAccess, index: WorldIndex): Access {
  const lower = (names: string[] | undefined) => new Set((names ?? []).map((name) => name.toLowerCase()));
  const owners = token.owners === undefined ? null : lower(token.owners);
  const repositories = lower(token.repositories);
  const silent = lower(token.withoutSso);
  const refused = lower(token.samlFailure);
  const barred = (owner: string) => silent.has(owner.toLowerCase()) || refused.has(owner.toLowerCase());
  const insider = (owner: string) => !barred(owner) && (owners === null || owners.has(owner.toLowerCase()));
  const sees = (repository: WorldRepository) =>
    !barred(repository.owner) &&
    (!repository.isPrivate ||
      insider(repository.owner) ||
      repositories.has(repository.nameWithOwner.toLowerCase()));
  return {
    viewer: token.viewer ?? index.world.viewer,
    scopes: token.scopes ?? null,
    hiddenOrganizations: [...(token.withoutSso ?? []), ...(token.samlFailure ?? [])],
    refuseSaml(owner) {
      if (refused.has(owner.toLowerCase())) throw forbiddenBySaml();
    },
    insider,
    sees,
    seesRecord(record) {
      const repository = record === null ? null : index.repository(record.repository);
      return repository !== null && sees(repository);
    },
    seesProject: (project) => !barred(project.owner) && (project.public || insider(project.owner)),
  };
}
