import { sanitiseText } from '../../text/sanitise.ts';

const SPECIAL = /[&<>"'`]/g;
const PRINTABLE_ASCII = /^[\u0020-\u007e]*$/;
const HAS_SPECIAL = /[&<>"'`]/;
const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * Text for between tags and for quoted attributes. What a page must not hold is taken out again here, because a
 * verdict may also come from a saved file.
 */
export function escapeHtml(text: string): string {
  const clean = PRINTABLE_ASCII.test(text) ? text : sanitiseText(text).replace(/[\n\t]/g, ' ');
  return HAS_SPECIAL.test(clean) ? clean.replace(SPECIAL, (char) => REFERENCES[char] ?? '') : clean;
}
