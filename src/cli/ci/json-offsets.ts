import { findNodeAtLocation, type ParseError, parseTree } from 'jsonc-parser';
import type { Offsets } from './offsets.ts';

/** Offsets in JSON with comments; null for a text that is none, and so is YAML. */
export function jsonOffsets(text: string): Offsets | null {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  if (tree === undefined || errors.length > 0) return null;
  return (segments) => {
    const node = findNodeAtLocation(tree, [...segments]);
    // Of a key's value the key is the beginning; of a list's entry, the entry.
    const start = node?.parent?.type === 'property' ? node.parent : node;
    return start?.offset ?? null;
  };
}
