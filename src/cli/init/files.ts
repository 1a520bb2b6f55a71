import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Writer } from '../writer.ts';

export const CONFIG_FILE = '.wiplimitrc.json';
export const BASELINE_FILE = '.wiplimit-baseline.json';
export const WORKFLOW_FILE = '.github/workflows/wiplimit.yml';

export const exists = (cwd: string, file: string): Promise<boolean> =>
  stat(path.join(cwd, file)).then(
    () => true,
    () => false,
  );

/**
 * Writes a file that is not there yet; one that is there stays as it is, whoever made it meanwhile.
 * @returns null, or a sentence about the failure
 */
export async function writeNew(
  cwd: string,
  file: string,
  text: string,
  { redact }: Pick<Writer, 'redact'>,
): Promise<string | null> {
  const location = path.join(cwd, file);
  const failed = ({ message }: Error) => `${file} could not be written: ${message}.`;
  const noFolder = await mkdir(path.dirname(location), { recursive: true }).then(() => null, failed);
  if (noFolder !== null) return noFolder;
  return writeFile(location, redact(text), { flag: 'wx' }).then(
    () => null,
    (error: NodeJS.ErrnoException) =>
      error.code === 'EEXIST' ? `${file} is there already, and stays as it is.` : failed(error),
  );
}
