import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../config/plan.ts';
import { repositoryName } from './repository.ts';

/**
 * What a config's runs and posts are kept under: its name, else its path in the repository, which is the same on every
 * machine.
 * @param configFile as `load` names it
 */
export function seriesOf({ name }: Pick<Plan, 'name'>, configFile: string, cwd: string): string {
  if (name !== null) return name;
  const location = path.resolve(cwd, configFile);
  return path.relative(repositoryOf(path.dirname(location)), location).replaceAll('\\', '/');
}

/**
 * The same in a database that several repositories may share: without a name, the repository's goes before the path,
 * as far as anybody knows what that is called.
 * @param env the process's
 */
export function sharedSeriesOf(
  plan: Pick<Plan, 'name'>,
  configFile: string,
  cwd: string,
  env: Record<string, string | undefined>,
): string {
  const series = seriesOf(plan, configFile, cwd);
  if (plan.name !== null) return series;
  const repository = repositoryName(repositoryOf(path.resolve(cwd, configFile)), env);
  return repository === null ? series : `${repository}:${series}`;
}

/** The folder that holds `.git`; without one the folder itself. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return folder;
  }
}
