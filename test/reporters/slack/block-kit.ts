import * as z from 'zod';

/**
 * The part of Block Kit that is used, with the limits that Slack documents. Nothing in it is `mrkdwn`: whatever stands in
 * it is shown as it is.
 */
const words = z.string().min(1).max(3000);
const webAddress = z
  .string()
  .regex(/^https?:\/\/[\u0021-\u007e]+$/)
  .max(3000);
const style = z.strictObject({ bold: z.boolean() });

const element = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words, style: style.optional() }),
  z.strictObject({ type: z.literal('link'), url: webAddress, text: words, style: style.optional() }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW][A-Z0-9]{2,}$/) }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(element).min(1) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.literal('bullet'),
  elements: z.array(section).min(1),
});
const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    text: z.strictObject({
      type: z.literal('plain_text'),
      text: z.string().min(1).max(150),
      emoji: z.literal(false),
    }),
  }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(z.union([section, list])).min(1) }),
]);

export const slackBody = z.strictObject({
  text: z.string().min(1).max(3000),
  mrkdwn: z.literal(false),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
  blocks: z.array(block).min(1).max(50),
});

export type SlackElement = z.output<typeof element>;

/** Every element of a body, in order. */
export const elementsOf = ({ blocks }: z.output<typeof slackBody>): SlackElement[] =>
  blocks.flatMap((each) =>
    each.type === 'header'
      ? []
      : each.elements.flatMap((part) =>
          part.type === 'rich_text_list' ? part.elements.flatMap(({ elements }) => elements) : part.elements,
        ),
  );
