import picomatch from 'picomatch';

/** A pattern that stands for itself. */
const NAME = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/**
 * A test for names such as `acme/pay-*`: `*` stays within one part between slashes.
 * @param patterns globs; none matches nothing
 * @param ignoreCase true for what GitHub compares without case (repositories), false for branches
 */
export function globMatcher(patterns: readonly string[], ignoreCase: boolean): (name: string) => boolean {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  // Whole names are looked up; a team may claim hundreds of repositories.
  const names = new Set(patterns.filter((pattern) => NAME.test(pattern)).map(fold));
  const globs = patterns.filter((pattern) => !NAME.test(pattern));
  if (globs.length === 0) return (name) => names.has(fold(name));
  const isMatch = picomatch(globs, { nocase: ignoreCase, dot: true, nonegate: true });
  return (name) => names.has(fold(name)) || isMatch(name);
}
