import path from 'node:path';
import type { Plan } from '../../config/plan.ts';
import { repositoryRoot } from '../repository-root.ts';
import { repositoryName } from './repository.ts';

/**
 * What a config's runs and posts are kept under: its name, else its path in the repository, which is the same on every
 * machine.
 * @param configFile as `load` names it
 */
export function seriesOf({ name }: Pick<Plan, 'name'>, configFile: string, cwd: string): string {
  if (name !== null) return name;
  const location = path.resolve(cwd, configFile);
  const folder = path.dirname(location);
  return path.relative(repositoryRoot(folder) ?? folder, location).replaceAll('\\', '/');
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
  const folder = path.dirname(path.resolve(cwd, configFile));
  const repository = repositoryName(repositoryRoot(folder) ?? folder, env);
  return repository === null ? series : `${repository}:${series}`;
}
