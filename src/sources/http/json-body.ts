/** Deeper than any reply of a vendor's API, and shallow enough for every function that walks a reply. */
const MAX_DEPTH = 200;

/** What a body is: JSON that may be walked, or why not. */
export type JsonBody = { json: object } | { json: undefined; fault: 'empty' | 'too deep' | 'not json' };

/** Parses a body. Anything but an object or a list is no reply of a JSON API. */
export function parseJsonBody(body: string): JsonBody {
  if (body.trim() === '') return { json: undefined, fault: 'empty' };
  if (isDeeperThan(body, MAX_DEPTH)) return { json: undefined, fault: 'too deep' };
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null) return { json: value };
  } catch {
    // Said below.
  }
  return { json: undefined, fault: 'not json' };
}

/** Counts brackets outside strings, before JSON.parse makes a value that nobody can walk. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22) {
      index = endOfString(text, index);
      if (index === -1) return false;
    } else if (unit === 0x7b || unit === 0x5b) {
      depth++;
      if (depth > limit) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

/** Where the string that begins at `start` ends, or -1 where it does not. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return quote;
  }
  return -1;
}
