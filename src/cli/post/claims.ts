import { realpathSync } from 'node:fs';
import { platform } from 'node:os';
import path from 'node:path';
import type { Plan } from '../../config/plan.ts';
import type { Claims, Post } from '../../history/history.ts';
import type { Context } from '../context.ts';
import type { RunMemory } from '../history/run-memory.ts';
import { userDirectory } from '../user-directory.ts';

/** Who keeps the promise of one post a day, and under which name. */
export interface ClaimKeeper {
  claims: Claims;
  series: Post['series'];
}

/**
 * The history where one is configured; else small files in the user's state directory. Null where neither can be used.
 * @param configFile as `load` names it; null where no config is used
 */
export async function claimKeeper(
  { process }: Pick<Context, 'process'>,
  memory: Pick<RunMemory, 'isConfigured' | 'opened'>,
  plan: Pick<Plan, 'name'> | null,
  configFile: string | null,
): Promise<ClaimKeeper | null> {
  if (memory.isConfigured) {
    const opened = memory.opened();
    return opened === null ? null : { claims: opened.history, series: opened.place.series };
  }
  const directory = userDirectory('state', process.env, platform());
  if (directory === null) return null;
  const { claimFiles } = await import('../../history/claim-files.ts');
  return {
    claims: claimFiles(path.join(directory, 'posts')),
    series: plan?.name ?? identity(process.cwd(), configFile),
  };
}

/** On one machine a config is told from others by where it is. */
function identity(cwd: string, configFile: string | null): string {
  const location = path.resolve(cwd, configFile ?? '.');
  try {
    return realpathSync(location);
  } catch {
    return location;
  }
}
