import type { Writer } from '../writer.ts';
import type { Asker } from './asker.ts';

/** Takes every proposal, and says on stderr what it was. */
export function createProposalAsker(writer: Pick<Writer, 'err'>): Asker {
  return {
    isAsking: false,
    several: async ({ proposed }) => proposed,
    one: async ({ proposed }) => proposed,
    yes: async ({ proposed }) => proposed,
    number: async ({ proposed }) => proposed,
    async tell(text, heading) {
      const body = heading === undefined ? text : `${heading}\n${text.replace(/^(?=.)/gm, '  ')}`;
      await writer.err(`${body}\n`);
    },
  };
}
