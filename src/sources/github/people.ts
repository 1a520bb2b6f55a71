import type { SourcePerson } from '../../model/snapshot.ts';
import type { AccountNode, ReviewerNode } from './responses.ts';

const KINDS: Record<string, SourcePerson['kind']> = { User: 'human', Bot: 'bot' };

/** Collects the accounts seen, each once. */
export class Directory {
  readonly #people = new Map<string, SourcePerson>();

  /** Notes an account, and gives its login; null for a deleted account. */
  add(node: AccountNode | ReviewerNode): string | null {
    if (node?.login === undefined || node.login === '') return null;
    const { login, __typename: type, databaseId } = node;
    const known = this.#people.get(login.toLowerCase());
    this.#people.set(login.toLowerCase(), {
      source: 'github',
      handle: known?.handle ?? login,
      name: known?.name ?? (node.name || null),
      email: known?.email ?? (node.email || null),
      // GitHub puts everything of a deleted account under the user `ghost`.
      kind: login === 'ghost' ? 'other' : (KINDS[type] ?? 'other'),
      active: true,
      githubId: known?.githubId ?? (databaseId == null ? null : String(databaseId)),
    });
    return login;
  }

  people(): SourcePerson[] {
    return [...this.#people.values()].sort((a, b) => (a.handle < b.handle ? -1 : 1));
  }
}

/** The logins of a list of accounts, deleted ones left out. */
export function logins(directory: Directory, nodes: readonly AccountNode[]): string[] {
  return nodes.flatMap((node) => directory.add(node) ?? []);
}
