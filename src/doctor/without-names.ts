import { collectAccounts } from '../linking/collect-accounts.ts';
import type { Finding } from '../model/doctor.ts';
import type { Assessment } from '../verdict/assess.ts';

/** One letter is found in too many words. */
const SHORTEST = 2;

/**
 * Takes the names, logins and e-mails of people out of findings, for a config that keeps to teams. The checks count
 * instead of naming; this is for sentences that came from elsewhere, such as a source's.
 */
export function withoutNames(
  findings: readonly Finding[],
  { plan, snapshot, linked }: Assessment,
): Finding[] {
  const accounts = [...collectAccounts(plan, snapshot).values()].filter(({ isBot }) => !isBot);
  const words = [
    ...linked.people.humans.map(({ name }) => name),
    ...accounts.flatMap(({ handle, name, email }) => [handle, name ?? '', email ?? '']),
  ].filter((word) => word.length >= SHORTEST);
  if (words.length === 0) return [...findings];
  // The longest first: `ada-l` goes as a whole.
  const alternatives = [...new Set(words)].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const hide = (text: string) => text.replace(pattern, 'somebody');
  return findings.map((finding) => ({
    ...finding,
    message: hide(finding.message),
    why: finding.why === null ? null : hide(finding.why),
    remedy: finding.remedy === null ? null : hide(finding.remedy),
    entries: finding.entries.map(hide),
  }));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
