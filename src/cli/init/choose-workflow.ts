import type { Asker } from './asker.ts';
import { exists, WORKFLOW_FILE } from './files.ts';

/**
 * Whether a workflow is to be written.
 * @param folder the config's, from the root
 * @param isWanted whether the command line asks for it
 */
export async function wantsWorkflow(asker: Asker, folder: string, isWanted: boolean): Promise<boolean> {
  if (!asker.isAsking && !isWanted) return false;
  const obstacle = await whyNoWorkflow(folder);
  if (obstacle !== null) {
    if (isWanted) await asker.tell(obstacle);
    return false;
  }
  return asker.yes({
    message: `Check every working morning in GitHub Actions, with ${WORKFLOW_FILE}?`,
    proposed: true,
  });
}

async function whyNoWorkflow(folder: string): Promise<string | null> {
  if (await exists(folder, WORKFLOW_FILE)) return `${WORKFLOW_FILE} is there already, and stays as it is.`;
  if (await exists(folder, '.git')) return null;
  return `${WORKFLOW_FILE} is not written: ${folder} is not the root of a repository, and GitHub looks for workflows there only.`;
}
