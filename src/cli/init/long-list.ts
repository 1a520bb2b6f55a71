import type { Readable } from 'node:stream';
import type { Option } from '@clack/prompts';
import type { OutputStream } from '../process.ts';

interface Io {
  input: Readable;
  output: OutputStream;
  signal: AbortSignal;
}

interface LongList extends Io {
  message: string;
  options: Option<string>[];
  proposed: readonly string[];
  /** So many are shown at a time. */
  maxItems: number;
}

/** A list that is searched by typing. It says how many are ticked: most of them are out of sight. */
export async function askLongList({ message, options, proposed, maxItems, ...io }: LongList) {
  const { autocompleteMultiselect } = await import('@clack/prompts');
  let ticked = (): number => proposed.length;
  return autocompleteMultiselect<string>({
    ...io,
    output: inSingular(io.output),
    // Asked for anew each time the list is drawn.
    get message() {
      return `${message} (${ticked()} of ${options.length} ticked)`;
    },
    options() {
      ticked = () => this.selectedValues.length;
      return options;
    },
    // The list opens at the last of these.
    initialValues: [...proposed].reverse(),
    maxItems,
    placeholder: 'type to search',
  });
}

/** clack counts what was chosen in the plural only. */
function inSingular(output: OutputStream): OutputStream {
  const write = (text: unknown, ...rest: unknown[]) =>
    Reflect.apply(output.write, output, [
      typeof text === 'string' ? text.replace(/(?<!\d)1 items selected/, '1 item selected') : text,
      ...rest,
    ]);
  return new Proxy(output, {
    get(target, key) {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
