/** Shorter values are too common as text to be hidden without hiding words. */
const SHORTEST_SECRET = 8;
const HIDDEN = '[redacted]';

/**
 * Hides secrets in text, in every way that JSON may write them (`\"`, `\u0022`) and percent-encoded.
 * @returns the same text with `[redacted]` in their place; secrets under eight characters are left
 */
export function createSecretHider(secrets: readonly (string | null | undefined)[]): (text: string) => string {
  const long = secrets.filter((secret) => typeof secret === 'string' && secret.length >= SHORTEST_SECRET);
  const forms = new Set((long as string[]).flatMap((secret) => [secret, percentEncoded(secret)]));
  if (forms.size === 0) return (text) => text;
  // The longest first: `Bearer x` goes as a whole.
  const sources = [...forms].sort((a, b) => b.length - a.length).map(jsonPattern);
  const pattern = new RegExp(sources.join('|'), 'g');
  return (text) => text.replace(pattern, HIDDEN);
}

function percentEncoded(secret: string): string {
  return encodeURIComponent(secret.toWellFormed());
}

function jsonPattern(secret: string): string {
  return Array.from({ length: secret.length }, (_, index) => unitPattern(secret.charCodeAt(index))).join('');
}

/** One UTF-16 unit, raw or escaped as JSON may escape it. */
function unitPattern(unit: number): string {
  const hex = unit.toString(16).padStart(4, '0');
  const anyCase = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const isPunctuation = unit === 0x22 || unit === 0x5c || unit === 0x2f;
  const short = isPunctuation ? `\\\\\\u${hex}|` : '';
  return `(?:${short}\\\\u${anyCase}|\\u${hex})`;
}
