/** Tokens are recognised by what they look like, too: one may come from somewhere we never read. */
const TOKEN_SHAPES =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|lin_(?:api|oauth)_[A-Za-z0-9]{16,})\b/g;
/** Shorter values are too common as text to be hidden without hiding words. */
const SHORTEST_SECRET = 8;

/** Hides secrets in text that leaves the program. */
export function createRedactor(secrets: readonly (string | null | undefined)[]): (text: string) => string {
  const known = secrets.filter(
    (secret) => typeof secret === 'string' && secret.length >= SHORTEST_SECRET,
  ) as string[];
  return (text) => {
    const hidden = known.reduce((result, secret) => result.replaceAll(secret, '[redacted]'), text);
    return hidden.replace(TOKEN_SHAPES, '[redacted]');
  };
}
