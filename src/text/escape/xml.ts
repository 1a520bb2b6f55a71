import { sanitiseLine } from '../sanitise.ts';

/** Outside of `Char` in XML 1.0: no parser takes them, not even as a reference. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/**
 * One line of text that any XML document may hold, before the XML library escapes it. `]]>` is parted, because
 * the library's CDATA sections survive it only once.
 */
export const xmlText = (text: string): string =>
  sanitiseLine(text).replace(NOT_XML, '').replaceAll(']]>', ']] >');
