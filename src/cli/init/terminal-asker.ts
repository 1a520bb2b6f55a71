import type { Readable } from 'node:stream';
import { span } from '../../reporters/terminal/span.ts';
import { wrap } from '../../reporters/terminal/wrap.ts';
import { EXIT } from '../exit-code.ts';
import { Interrupted } from '../interrupt.ts';
import type { OutputStream, ProcessLike } from '../process.ts';
import type { Writer } from '../writer.ts';
import type { Asker, Choice } from './asker.ts';
import { askLongList } from './long-list.ts';

/** What a person types at. */
type InputStream = Readable & { isTTY?: boolean };

/** A person's keyboard and screen. */
export interface Terminal {
  input: InputStream;
  output: OutputStream;
}

/** The terminal of a process; null where either end is a pipe or a file. Questions stand on stderr. */
export function terminalOf({ stdin, stderr }: ProcessLike & { stdin?: InputStream }): Terminal | null {
  return stdin?.isTTY === true && stderr.isTTY === true ? { input: stdin, output: stderr } : null;
}

/** Columns of the lines that clack draws beside a text. */
const FRAME = 8;
const LEAST_WIDTH = 20;

/** A list longer than this is searched by typing, and shows so many at a time. */
const SEARCHED_FROM = 12;

/**
 * Asks at a terminal, on stderr: results alone go to stdout.
 * @param signal ends the question that is open
 */
export async function createTerminalAsker(
  { input, output }: Terminal,
  { redact }: Pick<Writer, 'redact'>,
  signal: AbortSignal,
): Promise<Asker> {
  const clack = await import('@clack/prompts');

  /** A question whose terminal goes away would never end, and Node would exit with a code of its own. */
  async function ask<Answer>(
    question: (io: {
      input: Readable;
      output: OutputStream;
      signal: AbortSignal;
    }) => Promise<Answer | typeof clack.CANCEL_SYMBOL>,
  ): Promise<Answer> {
    const ending = new AbortController();
    const stop = () => ending.abort();
    const onKey = (_text: string, key: { ctrl?: boolean; name?: string } | undefined) => {
      if (key?.ctrl === true && key.name === 'd') stop();
    };
    if (signal.aborted || input.destroyed || input.readableEnded) throw new Interrupted(EXIT.interrupted);
    signal.addEventListener('abort', stop);
    input.on('end', stop).on('close', stop).on('keypress', onKey);
    try {
      const answer = await question({ input, output, signal: ending.signal });
      if (clack.isCancel(answer)) throw new Interrupted(EXIT.interrupted);
      return answer as Answer;
    } finally {
      signal.removeEventListener('abort', stop);
      input.off('end', stop).off('close', stop).off('keypress', onKey);
    }
  }

  const shown = (choices: readonly Choice[]) =>
    choices.map(({ value, label, hint }) => ({
      value,
      label: redact(label),
      ...(hint === undefined ? {} : { hint: redact(hint) }),
    }));

  return {
    isAsking: true,
    async several({ message, choices, proposed }) {
      const options = shown(choices);
      const ticked = await ask((io) =>
        choices.length > SEARCHED_FROM
          ? askLongList({ ...io, message, options, proposed, maxItems: SEARCHED_FROM })
          : clack.multiselect({ ...io, message, options, initialValues: proposed, required: false }),
      );
      // In the order of the list, not of the ticking.
      return choices.map(({ value }) => value).filter((value) => ticked.includes(value));
    },
    one: ({ message, choices, proposed }) =>
      ask((io) => clack.select({ ...io, message, options: shown(choices), initialValue: proposed })),
    yes: ({ message, proposed }) => ask((io) => clack.confirm({ ...io, message, initialValue: proposed })),
    async number({ message, proposed }) {
      const text = await ask((io) =>
        clack.text({
          ...io,
          message,
          initialValue: String(proposed),
          validate: (value) =>
            /^\d{1,4}$/.test((value ?? '').trim())
              ? undefined
              : 'A whole number, such as 3. 0 allows nothing.',
        }),
      );
      return Number(text.trim());
    },
    async tell(text, heading) {
      const body = wrapped(redact(text), (output.columns ?? 80) - FRAME);
      if (heading === undefined) clack.log.message(body, { output });
      else clack.note(body, heading, { output, format: (line) => line });
    },
  };
}

const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => wrap([span(line)], { width: Math.max(LEAST_WIDTH, width) }))
    .map((spans) => spans.map((piece) => piece.text).join(''))
    .join('\n');
