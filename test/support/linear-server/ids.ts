import { createHash } from 'node:crypto';

/** A UUID that is always the same for the same parts, so that two runs give the same ids. */
export function idOf(...parts: (string | number)[]): string {
  const hex = createHash('sha1').update(parts.join('\n')).digest('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join('-');
}

/** Text as it stands in a URL or a branch: lower case, words joined by hyphens. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
