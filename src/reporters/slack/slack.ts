import type { Verdict } from '../../model/verdict.ts';
import { slackText } from '../../text/escape/slack.ts';
import { fitting } from '../summary/fit.ts';
import { requestOf, type SummaryOptions } from '../summary/options.ts';
import { type Part, plain, type SummaryLine, strong } from '../summary/parts.ts';
import { type Summary, type SummarySection, summaryOf } from '../summary/summary.ts';

/** Slack documents about 12,000 characters for a message; its JSON is longer than what it counts. */
export const SLACK_CHARACTERS = 12_000;

/**
 * The summary as the body of an incoming webhook. Whatever comes from outside stands in rich text, where Slack reads
 * neither mark-up nor mentions into text: a mention is an element of its own.
 */
export const slack = (verdict: Verdict, options: SummaryOptions): string =>
  fitting(summaryOf(verdict, requestOf(options)), render, (text) => text.length <= SLACK_CHARACTERS);

function render({ title, partial, headline, sections, link }: Summary): string {
  const said = [...partial, headline];
  const body = {
    // For notifications, and where blocks cannot be shown.
    text: slackText([...partial, `${title}: ${headline}`].join(' ')),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
      richText(
        said.map((sentence, index) => section([index < partial.length ? strong(sentence) : plain(sentence)])),
      ),
      ...sections.map(block),
      ...(link === null ? [] : [richText([section([{ ...plain('Details'), url: link }])])]),
    ],
  };
  return `${JSON.stringify(body)}\n`;
}

const block = ({ title, isList, lines }: SummarySection): object =>
  richText([
    ...(title === null ? [] : [section([strong(title)])]),
    ...(isList
      ? [{ type: 'rich_text_list', style: 'bullet', elements: lines.map(section) }]
      : lines.map(section)),
  ]);

const richText = (elements: readonly object[]): object => ({ type: 'rich_text', elements });

const section = (line: SummaryLine): object => ({
  type: 'rich_text_section',
  elements: line.map(element),
});

function element({ text, strong: bold, url, mention }: Part): object {
  if (mention !== null) return { type: 'user', user_id: mention };
  const style = bold ? { style: { bold } } : {};
  return url === null ? { type: 'text', text, ...style } : { type: 'link', url, text, ...style };
}
