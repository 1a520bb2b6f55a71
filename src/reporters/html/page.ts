import { createHash } from 'node:crypto';
import { html, Markup } from './markup.ts';
import { STYLE } from './style.ts';

/** A section of the page; null where it has nothing to say. */
export interface PageSection {
  id: string;
  heading: string;
  body: Markup;
}

/**
 * The policy that the page carries with it: nothing is loaded, nothing runs, nothing is sent; only the one style
 * block below counts, by its hash.
 */
function contentSecurityPolicy(): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/**
 * The whole document, one file that needs nothing else.
 * @param title plain text, for the browser's tab
 * @param top what stands before the sections, with the page's `h1`
 */
export function page(title: string, top: Markup, sections: readonly PageSection[], foot: Markup): string {
  const nav = sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`);
  const body = sections.map(
    ({ id, heading, body }) =>
      html`<section id="${id}" aria-labelledby="${id}-heading" tabindex="-1">
<h2 id="${id}-heading">${heading}</h2>
${body}
</section>
`,
  );
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${top}
<nav aria-label="Parts of the report"><ul>${nav}</ul></nav>
<main id="main" tabindex="-1">
${body}</main>
${foot}
</body>
</html>
`.source;
}
