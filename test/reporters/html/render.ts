import type { Verdict } from '../../../src/model/verdict.ts';
import { html } from '../../../src/reporters/html/html.ts';

/** The page as a file gets it; none of the options is about a terminal's width or colours means anything to it. */
export const render = (verdict: Verdict, quiet = false): string =>
  html(verdict, { width: 80, color: 0, hyperlinks: false, tty: false, quiet });

/** The text of a part of the page, its tags left out. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<(style|title|desc)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
