import { type SourceError, sourceErrorOf } from '../../sources/http/source-error.ts';
import { EXIT } from '../exit-code.ts';
import type { Asker } from './asker.ts';
import { type ChosenGithub, chooseGithub } from './choose-github.ts';
import { type ChosenLinear, chooseLinear } from './choose-linear.ts';
import type { Vendors } from './vendors.ts';

export interface ChosenSources {
  linear: ChosenLinear | null;
  github: ChosenGithub | null;
}

/**
 * Asks the vendors what there is, both at once, and lets a person choose. A vendor that fails is left out, and that is
 * said.
 * @param now epoch milliseconds
 * @returns an exit code where nothing is left to read
 */
export async function chooseSources(
  asker: Asker,
  vendors: Vendors,
  now: number,
): Promise<ChosenSources | number> {
  const failures: SourceError[] = [];
  const attempt = async <T>(what: Promise<T> | undefined): Promise<T | null> => {
    try {
      return (await what) ?? null;
    } catch (error) {
      const failure = sourceErrorOf(error);
      if (failure === null || failure.kind === 'interrupted') throw error;
      failures.push(failure);
      return null;
    }
  };
  const tellFailures = async () => {
    for (const { message } of failures.splice(0)) await asker.tell(message);
  };
  const told = new Set<string>();
  const tellOnce = async (remarks: readonly string[]) => {
    for (const remark of remarks) if (!told.has(remark)) await asker.tell(remark);
    for (const remark of remarks) told.add(remark);
  };
  for (const sentence of vendors.missing) await asker.tell(sentence);
  if (vendors.linear === null && vendors.github === null) {
    await asker.tell('Nothing can be read yet. See what wiplimit does, without a token: wiplimit demo');
    return EXIT.credentials;
  }

  const [linear, github] = await Promise.all([
    attempt(vendors.linear === null ? undefined : listLinear(vendors.linear)),
    attempt(vendors.github === null ? undefined : listGithub(vendors.github)),
  ]);
  const isRefused = failures.some(({ kind }) => kind === 'credentials');
  await tellFailures();
  if (linear === null && github === null) return isRefused ? EXIT.credentials : EXIT.incomplete;

  const chosenLinear =
    linear === null ? null : await attempt(chooseLinear(asker, linear.lists, linear.teams));
  // What the token hides comes before the questions that lack it.
  await tellOnce(github?.lists.remarks() ?? []);
  const chosenGithub =
    github === null
      ? null
      : await attempt(chooseGithub(asker, github.lists, github.found, chosenLinear?.teams ?? [], now));
  await tellOnce(github?.lists.remarks() ?? []);
  const hasFailed = failures.length > 0;
  await tellFailures();
  if (chosenLinear !== null || chosenGithub !== null) return { linear: chosenLinear, github: chosenGithub };
  if (hasFailed) {
    await asker.tell('So nothing is left to count, and nothing was written.');
    return EXIT.incomplete;
  }
  await asker.tell('Nothing was chosen, so there is nothing to count and nothing was written.');
  return EXIT.input;
}

async function listLinear(context: NonNullable<Vendors['linear']>) {
  const { linearLists } = await import('./list-linear.ts');
  const lists = linearLists(context);
  return { lists, teams: await lists.teams() };
}

async function listGithub(context: NonNullable<Vendors['github']>) {
  const { githubLists } = await import('./list-github.ts');
  const lists = await githubLists(context);
  return { lists, found: await lists.owners() };
}
