import { sanitiseLine, sanitiseText } from '../sanitise.ts';
import { logText, partOldCommands } from './log-text.ts';

const percent = (text: string): string => text.replaceAll('%', '%25');

/** What a workflow command says. Line breaks are kept, in the runner's encoding. */
const commandData = (text: string): string =>
  percent(partOldCommands(sanitiseText(text).replaceAll('\t', ' '))).replaceAll('\n', '%0A');

/** The value of a property of a workflow command. */
const commandProperty = (text: string): string =>
  percent(partOldCommands(sanitiseLine(text)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C');

/**
 * A workflow command of GitHub Actions, as one line: `::error title=…::…`.
 * @param properties those that are null are left out
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Record<string, string | number | null>,
  message: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${commandProperty(String(value))}`)
    .join(',');
  return `::${name}${written === '' ? '' : ` ${written}`}::${commandData(message)}`;
}

/** A line of text in a log of GitHub Actions, which the runner only shows. */
export const logLine = (text: string): string => logText(sanitiseLine(text));
