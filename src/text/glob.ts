import picomatch from 'picomatch';

/**
 * A test for names such as `acme/pay-*`: `*` stays within one part between slashes.
 * @param patterns globs; none matches nothing
 * @param ignoreCase true for what GitHub compares without case (repositories), false for branches
 */
export function globMatcher(patterns: readonly string[], ignoreCase: boolean): (name: string) => boolean {
  if (patterns.length === 0) return () => false;
  return picomatch([...patterns], { nocase: ignoreCase, dot: true, nonegate: true });
}
