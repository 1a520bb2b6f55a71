/** Shorter parts of an address are words such as `api`, which hide nothing. */
const SHORTEST_SECRET = 6;
const HIDDEN = '[redacted]';

/**
 * Hides a webhook's address in text that a server or a proxy wrote. Whoever has the address can post, so each of its
 * parts goes, as it stands and decoded: an echo may hold the path without the host, or one token of it.
 * @param url an absolute address
 */
export function addressHider(url: string): (text: string) => string {
  const { href, hostname, host, pathname, search, searchParams, hash } = new URL(url);
  const whole = [url, href, `${pathname}${search}`, pathname];
  const parts = [
    ...pathname.split('/'),
    ...[...searchParams].flat(),
    ...search.slice(1).split(/[&=]/),
    hash.slice(1),
    host,
    hostname,
  ];
  const secrets = [...whole, ...parts]
    .flatMap((text) => [text, decoded(text), encodeURIComponent(text.toWellFormed())])
    .filter((text) => text.length >= SHORTEST_SECRET);
  // The longest first: a whole address goes as one.
  const longestFirst = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (text) => text;
  const pattern = new RegExp(longestFirst.map(asWritten).join('|'), 'gi');
  return (text) => text.replace(pattern, HIDDEN);
}

/** A slash may be escaped, as some servers' JSON has it, and an ampersand, as HTML has it. */
const asWritten = (text: string): string =>
  text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('/', '(?:\\\\?/|\\\\u002f|&#x2f;)')
    .replaceAll('&', '(?:&amp;|\\\\u0026|&)');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
