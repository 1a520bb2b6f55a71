import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The nearest folder, this one or one above it, that holds `.git`; null where there is none.
 * @param folder absolute
 */
export function repositoryRoot(folder: string): string | null {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const above = path.dirname(folder);
  return above === folder ? null : repositoryRoot(above);
}
