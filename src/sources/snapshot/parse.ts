import { InputError, type InputProblem, parseJsonInput } from '../../model/input-error.ts';
import { type Snapshot, snapshotSchema } from '../../model/snapshot.ts';
import { sanitiseJson } from '../../text/sanitise.ts';

/**
 * Reads a snapshot from the text of a file.
 * @param text JSON
 * @param file its name, for messages
 * @throws InputError with everything that is wrong, at once
 */
export function parseSnapshot(text: string, file: string): Snapshot {
  const hint = 'Write one with wiplimit check --save FILE';
  return validateSnapshot(parseJsonInput(text.replace(/^\ufeff/, ''), file, hint), file);
}

/** Validates a snapshot that is data already. */
export function validateSnapshot(json: unknown, file: string): Snapshot {
  const result = snapshotSchema.safeParse(sanitiseJson(json));
  if (!result.success)
    throw new InputError(
      result.error.issues.map((issue): InputProblem => {
        const record = recordAt(json, issue.path);
        return {
          file,
          path: formatPath(issue.path) + (record === null ? '' : ` (${record})`),
          message: lowerFirst(issue.message),
          hint: null,
        };
      }),
    );
  const duplicates = findDuplicates(result.data, file);
  if (duplicates.length > 0) throw new InputError(duplicates);
  return result.data;
}

/** Ids are compared as the vendors do, without case. */
function findDuplicates(snapshot: Snapshot, file: string): InputProblem[] {
  const seen = new Map<string, number>();
  return snapshot.records.flatMap((record, position) => {
    const key = `${record.source}:${record.id.toLowerCase()}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, position);
      return [];
    }
    return [
      {
        file,
        path: `records[${position}].id`,
        message: `"${record.id}" is a duplicate of records[${first}]`,
        hint: 'Keep one of them: every record is counted once',
      },
    ];
  });
}

/** The id of the record in which a problem stands, to find it by. */
function recordAt(json: unknown, path: readonly PropertyKey[]): string | null {
  if (path[0] !== 'records' || typeof path[1] !== 'number') return null;
  const records = (json as { records?: unknown[] }).records;
  const id = (records?.[path[1]] as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : null;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
