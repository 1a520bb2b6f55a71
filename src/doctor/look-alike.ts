import type { Account } from '../linking/collect-accounts.ts';

/** Shorter words than this are found in too many names. */
const SHORTEST = 3;

/** Someone with accounts at one source only. */
export interface Single {
  name: string;
  account: Account;
}

/**
 * People of Linear and of GitHub who look like one person and are not joined: by an equal name, by a login made from
 * the name, or by an equal first name that nobody else has. Only where each is the other's only match.
 */
export function lookAlikes(
  linear: readonly Single[],
  github: readonly Single[],
): { linear: Single; github: Single }[] {
  const pairs = matches(linear, github, namesOf);
  const paired = new Set(pairs.flatMap((pair) => [pair.linear, pair.github]));
  const rest = (all: readonly Single[]) => all.filter((single) => !paired.has(single));
  return [...pairs, ...matches(rest(linear), rest(github), firstNameOf)];
}

function matches(
  linear: readonly Single[],
  github: readonly Single[],
  keysOf: (account: Account) => readonly string[],
): { linear: Single; github: Single }[] {
  const left = index(linear, keysOf);
  const right = index(github, keysOf);
  return linear.flatMap((single) => {
    const others = matching(single, right, keysOf);
    const [other] = others;
    if (other === undefined || others.length > 1) return [];
    return matching(other, left, keysOf).length === 1 ? [{ linear: single, github: other }] : [];
  });
}

function index(
  singles: readonly Single[],
  keysOf: (account: Account) => readonly string[],
): ReadonlyMap<string, readonly Single[]> {
  const byKey = new Map<string, Single[]>();
  for (const single of singles)
    for (const key of keysOf(single.account)) byKey.set(key, [...(byKey.get(key) ?? []), single]);
  return byKey;
}

const matching = (
  { account }: Single,
  byKey: ReadonlyMap<string, readonly Single[]>,
  keysOf: (account: Account) => readonly string[],
): Single[] => [...new Set(keysOf(account).flatMap((key) => byKey.get(key) ?? []))];

/** Every way to write the whole name: `adalovelace`, `alovelace`, `adal`. */
function namesOf(account: Account): string[] {
  const words = wordings(account).flatMap((parts) => {
    const [first = '', last = ''] = [parts[0], parts.length > 1 ? parts.at(-1) : ''];
    const short = last === '' ? [] : [`${first[0]}${last}`, `${first}${last[0]}`, `${last}${first[0]}`];
    return [parts.join(''), ...short];
  });
  return distinct(words);
}

const firstNameOf = (account: Account): string[] =>
  distinct(wordings(account).map(([first = '']) => first.replace(/\d+$/, '')));

/** The name, and the handle without a mail's domain, in words of small plain letters. */
function wordings({ handle, name }: Account): string[][] {
  return [handle.replace(/(\+.*)?@.*$/, ''), name ?? '']
    .map((text) =>
      text
        .normalize('NFKD')
        .replace(/\p{Mark}/gu, '')
        .toLowerCase()
        .split(/[^\p{Letter}\p{Number}]+/u)
        .filter((word) => word !== ''),
    )
    .filter((words) => words.length > 0);
}

const distinct = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word.length >= SHORTEST)),
];
