import * as z from 'zod';

/** The part of Adaptive Cards 1.4 that is used. */
const webAddress = z.string().regex(/^https?:\/\/[\u0021-\u007e]+$/);
const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), url: webAddress });
const run = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.literal('Bolder').optional(),
  color: z.literal('Accent').optional(),
  selectAction: openUrl.optional(),
});
const block = z.discriminatedUnion('type', [
  // Reads Markdown, so it may only hold words of our own.
  z.strictObject({
    type: z.literal('TextBlock'),
    text: z.string().regex(/^WIP(?: on \w+day \d+ \w{3}(?: \d{4})?)?$/),
    size: z.literal('Large'),
    weight: z.literal('Bolder'),
    wrap: z.literal(true),
    style: z.literal('heading'),
  }),
  z.strictObject({
    type: z.literal('RichTextBlock'),
    spacing: z.enum(['Small', 'Medium']),
    inlines: z.array(run).min(1),
  }),
]);

export const teamsBody = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.strictObject({
        $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.4'),
        msteams: z.strictObject({ width: z.literal('Full') }),
        body: z.array(block).min(1),
        actions: z.array(openUrl.extend({ title: z.string().min(1) })).max(1),
      }),
    }),
  ]),
});

export type Run = z.output<typeof run>;

export const runsOf = ({ attachments: [{ content }] }: z.output<typeof teamsBody>): Run[] =>
  content.body.flatMap((each) => (each.type === 'TextBlock' ? [] : each.inlines));
