import type { TypedLine } from './shell.ts';

/** A line as bash hands it to a completion, and how its last word is written. */
export interface BashLine extends TypedLine {
  /** The quote that is open at the cursor. */
  quote: '"' | "'" | '';
  /** How much of `current` stands before what readline will replace: it begins anew after `=`, `:` and quotes. */
  kept: number;
}

/** Where bash splits words unless COMP_WORDBREAKS says otherwise; white space apart. */
const BREAKS = '"\'><=;|&(:';

/**
 * Splits a line of bash up to the cursor into words, without expanding anything.
 * @param line COMP_LINE up to COMP_POINT: one command, the program's name first
 * @param breaks COMP_WORDBREAKS
 */
export function splitBashLine(line: string, breaks: string = BREAKS): BashLine {
  const words: string[] = [];
  let word = '';
  let begun = false;
  let quote: BashLine['quote'] = '';
  let kept = 0;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    const next = line.charAt(at + 1);
    if (quote === '' && /\s/.test(sign)) {
      if (begun) words.push(word);
      [word, begun, kept] = ['', false, 0];
      continue;
    }
    begun = true;
    if (sign === quote || (quote === '' && (sign === '"' || sign === "'"))) {
      quote = quote === '' && (sign === '"' || sign === "'") ? sign : '';
      kept = word.length;
    } else if (sign === '\\' && (quote === '' || (quote === '"' && /["\\$`]/.test(next)))) {
      word += next;
      at += 1;
    } else {
      word += sign;
      if (quote === '' && breaks.includes(sign)) kept = word.length;
    }
  }
  // `LANG=C wiplimit next` begins with assignments.
  const program = words.findIndex((entry) => !/^\w+=/.test(entry));
  return { before: words.slice(program + 1), current: word, quote, kept };
}

/** Writes text so that bash reads it as that text, inside the quote that is open already. */
export function quoteForBash(text: string, quote: BashLine['quote']): string {
  if (quote === "'") return text.replaceAll("'", "'\\''");
  // History expansion takes `!` even between double quotes, and a backslash before it stays: the quote is left for it.
  if (quote === '"') return text.replace(/[\\$`"]/g, '\\$&').replaceAll('!', '"\'!\'"');
  return text.replace(/[^\w@%+=:./,\u0080-\u{10ffff}-]/gu, '\\$&');
}
