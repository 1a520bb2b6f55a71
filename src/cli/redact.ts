import { createSecretHider } from '../sources/http/redact.ts';

/** Tokens are recognised by what they look like, too: one may come from somewhere we never read. */
const TOKEN_SHAPES =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|lin_(?:api|oauth)_[A-Za-z0-9]{16,})\b/g;

/** Hides secrets in text that leaves the program, as text and as JSON would write them. */
export function createRedactor(secrets: readonly (string | null | undefined)[]): (text: string) => string {
  const hide = createSecretHider(secrets);
  return (text) => hide(text).replace(TOKEN_SHAPES, '[redacted]');
}
