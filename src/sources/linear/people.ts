import type { SourcePerson } from '../../model/snapshot.ts';
import { compareNatural } from '../../text/compare.ts';
import type { LinearUser } from './response.ts';

/** A Linear person is known by e-mail; one without, by the user's id. */
export const handleOf = (user: LinearUser) => user.email || user.id;

/** Everyone met while reading, once each. */
export class People {
  readonly #byHandle = new Map<string, SourcePerson>();

  /** @param isAgent known from where they stand, such as the delegate of an issue */
  add(user: LinearUser, isAgent = false): void {
    const handle = handleOf(user);
    const kind = user.app || isAgent || this.#byHandle.get(handle)?.kind === 'agent' ? 'agent' : 'human';
    this.#byHandle.set(handle, {
      source: 'linear',
      handle,
      name: user.displayName,
      email: user.email || null,
      kind,
      active: user.active,
      githubId: user.gitHubUserId ?? null,
    });
  }

  /** In the order of their handles. */
  list(): SourcePerson[] {
    return [...this.#byHandle.values()].sort((a, b) => compareNatural(a.handle, b.handle));
  }
}
