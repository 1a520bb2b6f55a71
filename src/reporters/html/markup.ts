import { webUrl } from '../../text/escape/web-url.ts';
import { escapeHtml } from './escape.ts';

/** Markup that this reporter wrote. Anything else is text, and is escaped when it becomes part of a page. */
export class Markup {
  readonly source: string;

  /** @param source HTML from this folder's own templates; never text from outside */
  constructor(source: string) {
    this.source = source;
  }
}

/** What a template may hold: markup as it is, text and numbers escaped, nothing for null, lists one after another. */
export type Part = Markup | string | number | null | readonly Part[];

/** A template whose every hole is escaped. Attributes stand in double quotes, and names of attributes are never a hole. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let source = strings[0] ?? '';
  parts.forEach((part, index) => {
    source += sourceOf(part) + (strings[index + 1] ?? '');
  });
  return new Markup(source);
}

function sourceOf(part: Part): string {
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (part === null) return '';
  let source = '';
  for (const each of part) source += sourceOf(each);
  return source;
}

/** A link where the address is one of the web; otherwise only what it would have held. */
export function link(url: string | null, content: Part): Markup {
  const address = webUrl(url);
  return address === null ? html`${content}` : html`<a href="${address}" rel="noreferrer">${content}</a>`;
}

/** Parts with something between them. */
export function joined(parts: readonly Part[], between: Part): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
