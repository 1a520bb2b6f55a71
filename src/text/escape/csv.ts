import { sanitiseLine } from '../sanitise.ts';

/** What spreadsheets take for the start of a formula, in full width too. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** RFC 4180 quotes the comma, the quote and line breaks; other readers part fields at semicolons and tabs. */
const NEEDS_QUOTES = /[",;\t\r\n]|^ | $/;

/**
 * One field. Text that a spreadsheet would run as a formula gets a `'` before it, which spreadsheets do not show.
 * @param value null is an empty field
 */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = sanitiseLine(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of RFC 4180, with its line break. */
export const csvRecord = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map(csvField).join(',')}\r\n`;
