/**
 * Text from outside is cleaned once, here, where it enters. What stays is what a person can see:
 * no control characters (C0, C1, DEL), no bidirectional overrides, no zero-width characters except the
 * joiner inside an emoji sequence, no lone surrogates.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|[\u{e0000}-\u{e0fff}]/gu;
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** Most text is ASCII and Latin letters, in which there is nothing to clean: to see that costs a tenth of cleaning. */
const CLEAN_TEXT = /^[\t\n\u0020-\u007e\u00c0-\u024f]*$/;
const CLEAN_LINE = /^[\u0021-\u007e\u00c0-\u024f]+(?: [\u0021-\u007e\u00c0-\u024f]+)*$/;

/** Cleans text that may hold several lines (a pull request's body): line breaks become `\n`, tabs stay. */
export function sanitiseText(text: string): string {
  if (CLEAN_TEXT.test(text)) return text;
  return text.toWellFormed().replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(STRAY_JOINER, '');
}

/** Cleans text that is one line (a title, a name, an id): every run of white space becomes one space. */
export function sanitiseLine(text: string): string {
  if (CLEAN_LINE.test(text)) return text;
  return sanitiseText(text).replace(/\s+/g, ' ').trim();
}

/**
 * Cleans every string inside JSON from outside; only the values under the keys in `multiline` keep line breaks.
 * @returns the value itself where there was nothing to clean, else a copy in which the clean parts are the same objects
 */
export function sanitiseJson(value: unknown, multiline: ReadonlySet<string> = new Set(['body'])): unknown {
  if (typeof value === 'string') return sanitiseLine(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => sanitiseJson(item, multiline));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const cleaned: [string, unknown][] = [];
  for (const key of Object.keys(value)) {
    const inner: unknown = value[key as keyof typeof value];
    const clean =
      typeof inner === 'string' && multiline.has(key) ? sanitiseText(inner) : sanitiseJson(inner, multiline);
    if (clean !== inner) cleaned.push([key, clean]);
  }
  // A key given twice keeps its place and takes the later value.
  return cleaned.length === 0 ? value : Object.fromEntries([...Object.entries(value), ...cleaned]);
}
