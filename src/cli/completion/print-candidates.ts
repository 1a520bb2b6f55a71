import { type BashLine, quoteForBash } from './bash-line.ts';
import type { Candidate, Candidates, Shell } from './shell.ts';

/**
 * What a shell's script reads: `files`, `values` or `open` (no space after the value) on the first line, then a
 * candidate a line, its parts separated by tabs. Values hold no tabs and line breaks: names are cleaned where they
 * enter.
 */
export function printCandidates(shell: Exclude<Shell, 'bash'>, found: Candidates, current: string): string {
  if (found.kind === 'files') return 'files\n';
  const fitting = shell === 'zsh' ? found.values : found.values.filter(beginsWith(current));
  return lines(
    found,
    fitting.map(({ value, description }) =>
      shell === 'powershell'
        ? [quoteForPowerShell(value), value, description || value]
        : [value, description],
    ),
  );
}

/** The same for bash, which cannot quote for itself: what stands for the part of the word that readline replaces. */
export function printForBash(found: Candidates, { current, quote, kept }: BashLine): string {
  if (found.kind === 'files') return 'files\n';
  const fitting = found.values.filter(beginsWith(current));
  return lines(
    found,
    fitting.map(({ value }) => [quoteForBash(value.slice(kept), quote)]),
  );
}

const beginsWith =
  (typed: string) =>
  ({ value }: Candidate) =>
    value.toLowerCase().startsWith(typed.toLowerCase());

const lines = (found: Extract<Candidates, { kind: 'values' }>, rows: readonly (readonly string[])[]) =>
  [[found.open === true ? 'open' : 'values'], ...rows].map((row) => `${row.join('\t')}\n`).join('');

/** PowerShell takes typographic quotes for straight ones. */
function quoteForPowerShell(text: string): string {
  if (/^[A-Za-z][\w./:-]*$|^--?[a-z-]+$/.test(text)) return text;
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
