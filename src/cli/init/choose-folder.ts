import { access, constants } from 'node:fs/promises';
import { repositoryRoot } from '../repository-root.ts';
import type { Asker } from './asker.ts';

/**
 * Where the config is to stand: here, or at the root of the repository, from where every folder finds it.
 * @param cwd absolute
 */
export async function chooseFolder(asker: Asker, cwd: string): Promise<string> {
  const root = repositoryRoot(cwd);
  if (root === null || root === cwd) return cwd;
  if (!asker.isAsking) {
    await asker.tell(
      `The config comes into ${cwd}, which is not the root of the repository: wiplimit finds it there and below, but not in ${root}. To have it found everywhere, run wiplimit init in ${root}.`,
    );
    return cwd;
  }
  return asker.one({
    message: 'This is not the root of the repository. Where is the config to stand?',
    choices: [
      { value: root, label: `At the root: ${root}`, hint: 'found in every folder of the repository' },
      { value: cwd, label: `Here: ${cwd}`, hint: 'found here and below only' },
    ],
    proposed: root,
  });
}

/** @returns null, or a sentence about why nothing can be written into the folder */
export const whyUnwritable = (folder: string): Promise<string | null> =>
  access(folder, constants.W_OK).then(
    () => null,
    ({ message }: Error) =>
      `Nothing can be written into ${folder}: ${message}. Run wiplimit init in a folder that is yours to write to.`,
  );
