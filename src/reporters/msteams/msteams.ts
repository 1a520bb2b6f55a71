import type { Verdict } from '../../model/verdict.ts';
import { adaptiveCardText } from '../../text/escape/adaptive-card.ts';
import { fitting } from '../summary/fit.ts';
import { requestOf, type SummaryOptions } from '../summary/options.ts';
import { escaped, type Part, plain, type SummaryLine, strong } from '../summary/parts.ts';
import { type Summary, type SummarySection, summaryOf } from '../summary/summary.ts';

/** Teams takes 28 KB; the flow that posts the card adds to it. */
export const TEAMS_BYTES = 26_000;

/**
 * The summary as the message that a Teams workflow takes: an Adaptive Card. Text stands in runs, in which Teams, other
 * than in a `TextBlock`, reads no Markdown.
 */
export const msteams = (verdict: Verdict, options: SummaryOptions): string =>
  fitting(
    summaryOf(verdict, requestOf(options)),
    render,
    (text) => new TextEncoder().encode(text).length <= TEAMS_BYTES,
  );

function render({ title, partial, headline, sections, link }: Summary): string {
  const card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      { type: 'TextBlock', text: title, size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' },
      ...partial.map((sentence) => block([strong(sentence)])),
      block([plain(headline)]),
      ...sections.flatMap(blocks),
    ],
    actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: 'Details', url: link }],
  };
  const attachment = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    contentUrl: null,
    content: card,
  };
  return `${JSON.stringify({ type: 'message', attachments: [attachment] })}\n`;
}

const blocks = ({ title, isList, lines }: SummarySection): object[] => [
  ...(title === null ? [] : [block([strong(title)])]),
  ...lines.map((line) => (isList ? block([plain('• '), ...line], 'Small') : block(line))),
];

const block = (line: SummaryLine, spacing: 'Small' | 'Medium' = 'Medium'): object => ({
  type: 'RichTextBlock',
  spacing,
  inlines: line.map(run),
});

function run(part: Part): object {
  const { strong: bold, url } = part;
  return {
    type: 'TextRun',
    text: escaped(part, adaptiveCardText),
    ...(bold ? { weight: 'Bolder' } : {}),
    ...(url === null ? {} : { color: 'Accent', selectAction: { type: 'Action.OpenUrl', url } }),
  };
}
