import type { Asker } from '../../../src/cli/init/asker.ts';

/** Answers as proposed, and remembers what was said and asked. */
export function listener(answers: Partial<Asker> = {}): { said: string[]; asker: Asker } {
  const said: string[] = [];
  return {
    said,
    asker: {
      isAsking: true,
      async several({ message, proposed }) {
        said.push(message);
        return proposed;
      },
      async one({ message, proposed }) {
        said.push(message);
        return proposed;
      },
      async yes({ message, proposed }) {
        said.push(message);
        return proposed;
      },
      async number({ message, proposed }) {
        said.push(message);
        return proposed;
      },
      async tell(text) {
        said.push(text);
      },
      ...answers,
    },
  };
}
