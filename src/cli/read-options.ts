import type { Command } from 'commander';
import { parseSeconds } from './options.ts';

export const DEFAULT_TIMEOUT_SECONDS = 120;

/** The options of every command that reads records. */
export function readOptions(command: Command): void {
  command
    .optionsGroup('Where records come from:')
    .option(
      '-c, --config <file>',
      'the config (default: the nearest .wiplimitrc, up to the repository’s root)',
    )
    .option('--snapshot <file>', 'read records from a snapshot file instead of the sources')
    .option('--timeout <seconds>', 'the longest the reading may take', parseSeconds, DEFAULT_TIMEOUT_SECONDS)
    .option('--thrifty', 'spend as little of the vendors’ rate limits as can be; slower')
    .option('--cache', 'keep records, with titles and texts, in your cache directory: faster next time')
    .option('--no-cache', 'neither use nor keep such records (the default)')
    .option('--debug', 'print to stderr what is asked, and details of errors');
}
