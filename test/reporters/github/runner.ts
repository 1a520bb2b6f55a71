/** A workflow command as GitHub's runner reads it. */
export interface RunnerCommand {
  name: string;
  properties: Record<string, string>;
  message: string;
}

const decodeData = (text: string) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const decodeProperty = (text: string) => decodeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

/** What the runner makes of a line of a log: a command, or null for text it only shows. */
export function readLine(line: string): RunnerCommand | null {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (trimmed.startsWith('::') && end > 0) {
    const [name = '', ...rest] = trimmed.slice(2, end).split(' ');
    const properties = rest
      .join(' ')
      .split(',')
      .filter((pair) => pair.trim() !== '')
      .map((pair): [string, string] => {
        const equals = pair.indexOf('=');
        return [pair.slice(0, equals).trim(), decodeProperty(pair.slice(equals + 1))];
      });
    return { name, properties: Object.fromEntries(properties), message: decodeData(trimmed.slice(end + 2)) };
  }
  const old = /##\[([^\]]*)\](.*)/.exec(line);
  return old === null ? null : { name: old[1] ?? '', properties: {}, message: old[2] ?? '' };
}
