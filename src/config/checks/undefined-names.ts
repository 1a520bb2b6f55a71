import { nearest } from '../../text/nearest.ts';
import { asList, githubAlias } from '../alias.ts';
import type { LenientConfig } from '../lenient.ts';
import { DEFAULT_STAGES } from '../plan.ts';
import { type ConfigProblem, didYouMean, type Path, quote } from '../problem.ts';
import { type Check, type Checked, fold, present } from './check.ts';

interface Mention {
  name: string;
  path: Path;
}

/** People, teams and stages that are used but not defined. */
export const undefinedNames: Check = (checked) => {
  const { config } = checked;
  const inLimits = (key: 'people' | 'teams' | 'stages') => mentions('limits', key, config.limits);
  return [
    ...unknown(
      [...mentions('teams', 'people', config.teams), ...inLimits('people')],
      definedNames(checked, 'people'),
      {
        where: 'defined under "people"',
        otherwise: (name) => accountOf(name, config) ?? `Add it: {"name": ${quote(name)}}.`,
      },
    ),
    // Without `teams` each Linear team is one; its name is known only once Linear is read.
    ...unknown(inLimits('teams'), config.teams === undefined ? null : definedNames(checked, 'teams'), {
      where: 'defined under "teams"',
      otherwise: () => null,
    }),
    ...unknown(
      inLimits('stages'),
      config.stages === undefined && !checked.isBroken(['stages'])
        ? [...DEFAULT_STAGES]
        : definedNames(checked, 'stages'),
      { where: 'a stage of this config', otherwise: () => null },
    ),
  ];
};

function mentions<Key extends 'people' | 'teams' | 'stages'>(
  list: string,
  key: Key,
  entries: readonly ({ [K in Key]?: (string | undefined)[] } | undefined)[] | undefined,
): Mention[] {
  return present(entries).flatMap(([position, entry]) =>
    present<string>(entry[key]).map(([index, name]) => ({ name, path: [list, position, key, index] })),
  );
}

/** The names of a list; null when some of them are ill-formed, so nobody can say what is not defined. */
function definedNames({ config, isBroken }: Checked, list: 'people' | 'teams' | 'stages'): string[] | null {
  if (isBroken([list])) return null;
  const names = (config[list] ?? []).map((entry) => entry?.name);
  return names.includes(undefined) ? null : names.filter((name) => name !== undefined);
}

function unknown(
  used: readonly Mention[],
  defined: readonly string[] | null,
  words: { where: string; otherwise: (name: string) => string | null },
): ConfigProblem[] {
  if (defined === null) return [];
  const known = new Set(defined.map(fold));
  const listing =
    defined.length === 0 ? '' : ` (${defined.slice(0, 8).join(', ')}${defined.length > 8 ? ', …' : ''})`;
  return used
    .filter(({ name }) => !known.has(fold(name)))
    .map(({ name, path }) => ({
      path,
      message: `${quote(name)} is not ${words.where}${listing}`,
      hint: didYouMean(nearest(name, defined)) ?? words.otherwise(name),
    }));
}

/** For someone who wrote an account where a name belongs. */
function accountOf(name: string, { people }: LenientConfig): string | null {
  const owner = present(people).find(
    ([, person]) =>
      asList(person.github).some(
        (account) => account !== undefined && githubAlias(account) === githubAlias(name),
      ) || asList(person.linear).some((account) => account !== undefined && fold(account) === fold(name)),
  )?.[1].name;
  return owner === undefined ? null : `That is an account of ${quote(owner)}: write the name.`;
}
