import { distance } from 'fastest-levenshtein';

const fold = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');

/**
 * The candidate that a mistyped word most likely meant, or null when none is near.
 * Letter case, hyphens, underscores and spaces do not count; one word that begins with the other counts as near.
 * @param candidates right words; of equally near ones the first wins
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const typed = fold(word);
  if (typed === '') return null;
  let best: { candidate: string; edits: number } | null = null;
  for (const candidate of candidates) {
    const right = fold(candidate);
    const [shorter, longer] = typed.length < right.length ? [typed, right] : [right, typed];
    const isBeginning = shorter.length >= 3 && longer.startsWith(shorter);
    // A beginning is near however much follows; among several, the fewest edits win all the same.
    const edits = distance(typed, right);
    if (!isBeginning && edits > Math.ceil(longer.length / 3)) continue;
    if (best === null || edits < best.edits) best = { candidate, edits };
  }
  return best?.candidate ?? null;
}
