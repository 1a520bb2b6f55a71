import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { InputError } from '../model/input-error.ts';

/** Far above any real config (bytes); what is larger is not one. */
export const MAX_BYTES = 1_000_000;

const REASONS: Record<string, [message: string, hint: string]> = {
  ENOENT: ['this file does not exist', 'Check the path; it is taken from the working directory.'],
  ENOTDIR: ['this file does not exist', 'Check the path; it is taken from the working directory.'],
  EISDIR: ['this is a folder, not a config file', 'Name the file itself, such as .wiplimitrc.json.'],
  EACCES: ['this file may not be read', 'Check its permissions.'],
  EPERM: ['this file may not be read', 'Check its permissions.'],
  ELOOP: ['this file is a link that leads to itself', 'Remove the link or point it at a config file.'],
};

const failure = (file: string, message: string, hint: string) =>
  new InputError([{ file, path: '', message, hint }]);

const tooLarge = (file: string) =>
  failure(
    file,
    `this file is larger than ${MAX_BYTES / 1_000_000} MB, so it is hardly a config`,
    'Check that this is the file you meant.',
  );

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

function unreadable(file: string, error: unknown): InputError {
  const code = codeOf(error);
  const [message, hint] = REASONS[code] ?? [
    `this file could not be read (${code})`,
    'Check that it can be opened.',
  ];
  return failure(file, message, hint);
}

/**
 * Reads a config file that the user named. Pipes such as `<(…)` work.
 * @param location where it is
 * @param file how to call it in messages
 * @throws InputError when it is missing, unreadable, a folder or too large
 */
export async function readConfigFile(location: string, file: string): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    // `end` is inclusive: one byte more than allowed is enough to know, also for an endless device.
    for await (const chunk of createReadStream(location, { end: MAX_BYTES })) chunks.push(chunk);
  } catch (error) {
    throw unreadable(file, error);
  }
  const content = Buffer.concat(chunks);
  if (content.length > MAX_BYTES) throw tooLarge(file);
  return content.toString('utf8');
}

/**
 * Stops before a file that a search would pass over in silence (no permission) or choke on (endless, huge).
 * A place with nothing, or a folder, is no obstacle.
 * @throws InputError
 */
export async function assertSearchable(location: string, file: string): Promise<void> {
  try {
    const found = await stat(location);
    if (found.isDirectory()) return;
    await access(location, constants.R_OK);
    if (!found.isFile())
      throw failure(file, 'this is not a regular file', 'Replace it with a file, or remove it.');
    if (found.size > MAX_BYTES) throw tooLarge(file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return;
    throw unreadable(file, error);
  }
}
