import { asList, githubAlias } from '../alias.ts';
import { type Path, pathText, quote } from '../problem.ts';
import { type Check, type Checked, fold, present } from './check.ts';

interface Account {
  key: string;
  written: string;
  path: Path;
  /** The person or agent it stands under. */
  owner: Path;
  ownerName: string | undefined;
}

/** One account that stands under two people or agents: whose work is it? */
export const duplicateAccounts: Check = (checked) =>
  (['github', 'linear'] as const).flatMap((source) => {
    const owners = new Map<string, Account>();
    return accountsOf(checked, source).flatMap((account) => {
      const first = owners.get(account.key);
      if (first === undefined) owners.set(account.key, account);
      if (first === undefined || first.owner === account.owner) return [];
      const what = source === 'github' ? 'GitHub account' : 'Linear account';
      const owner = first.ownerName === undefined ? pathText(first.owner) : quote(first.ownerName);
      return [
        {
          path: account.path,
          message: `the ${what} ${quote(account.written)} already belongs to ${owner}`,
          hint: 'An account belongs to one person or agent: remove it from one of them.',
        },
      ];
    });
  });

function accountsOf({ config }: Checked, source: 'github' | 'linear'): Account[] {
  const keyOf = source === 'github' ? githubAlias : fold;
  return (['people', 'agents'] as const).flatMap((list) =>
    present(config[list]).flatMap(([position, entry]) => {
      const owner: Path = [list, position];
      const value = entry[source];
      return present(asList(value)).map(([index, written]) => ({
        key: keyOf(written),
        written,
        path: [...owner, source, ...(Array.isArray(value) ? [index] : [])],
        owner,
        ownerName: entry.name,
      }));
    }),
  );
}
