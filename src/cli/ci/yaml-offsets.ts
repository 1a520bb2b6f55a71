import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Offsets } from './offsets.ts';

export function yamlOffsets(text: string): Offsets {
  const { contents } = parseDocument(text, { schema: 'core', stringKeys: true, prettyErrors: false });
  return (segments) => {
    let node: unknown = contents;
    let offset: number | null = null;
    for (const segment of segments) {
      if (isSeq(node) && typeof segment === 'number') {
        node = node.items[segment];
        offset = startOf(node);
      } else if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && key.value === segment);
        node = pair?.value;
        offset = startOf(pair?.key);
      } else return null;
    }
    return offset;
  };
}

/** Where a node of the yaml package begins. */
function startOf(node: unknown): number | null {
  const hasRange = typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
  return hasRange ? ((node.range as number[])[0] ?? null) : null;
}
