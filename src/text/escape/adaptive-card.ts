import { sanitiseLine } from '../sanitise.ts';

/**
 * One line of text for a `TextRun`, which knows no Markdown. Still it would read dates into `{{DATE(…)}}`, and
 * templates into `${…}`.
 */
export const adaptiveCardText = (text: string): string =>
  sanitiseLine(text)
    .replace(/\{(?=\{)/g, '{ ')
    .replace(/\$(?=\{)/g, '$ ');
