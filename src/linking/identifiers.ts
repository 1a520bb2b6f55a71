/** Finding the identifiers of Linear issues (`PAY-12`) in what people write. */

const IN_BRANCH = /(?<![a-z0-9])([a-z][a-z0-9]*)-([1-9]\d*)(?![a-z0-9])/gi;
const IN_TEXT = /(?<![A-Za-z0-9])([A-Z][A-Z0-9]*)-([1-9]\d*)(?![A-Za-z0-9])/g;
const LINEAR_URL =
  /https?:\/\/linear\.app\/[^\s/]+\/issue\/([a-z][a-z0-9]*-[1-9]\d*)(?![a-z0-9])[^\s)\]>]*/gi;
const OTHER_URL = /\bhttps?:\/\/[^\s)\]>]+/gi;

export interface Mention {
  /** Upper case, such as `PAY-12`. */
  id: string;
  /** Offset in the text that `withPlainIdentifiers` gave. */
  index: number;
}

/** Identifiers in a branch name, in any case, whose key Linear has. */
export function identifiersInBranch(branch: string, keys: ReadonlySet<string>): string[] {
  return matches(IN_BRANCH, branch, keys).map((mention) => mention.id);
}

/** Identifiers in running text, in upper case as Linear writes them, whose key Linear has. */
export function identifiersInText(text: string, keys: ReadonlySet<string>): Mention[] {
  return matches(IN_TEXT, text, keys);
}

/** A Linear address becomes the identifier it points to; any other address names nothing and goes. */
export function withPlainIdentifiers(text: string): string {
  if (!text.includes('://')) return text;
  return text.replace(LINEAR_URL, (_, id: string) => id.toUpperCase()).replace(OTHER_URL, ' ');
}

function matches(pattern: RegExp, text: string, keys: ReadonlySet<string>): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(pattern)) {
    const key = match[1]?.toUpperCase() ?? '';
    if (keys.has(key)) found.push({ id: `${key}-${match[2]}`, index: match.index });
  }
  return found;
}
