import { logJson, logText } from '../text/escape/log-text.ts';
import { inGithubActions } from './ci/in-actions.ts';
import type { OutputStream, ProcessLike } from './process.ts';
import { createRedactor } from './redact.ts';

/**
 * What a text is, for the log of GitHub Actions, which obeys some lines: `words` and `json` never are such lines there;
 * `exact` is printed as it is, because it is made of them or is nobody's business but the person's.
 */
export type Wording = 'words' | 'json' | 'exact';

/** The one place that writes: to the terminal, and (text only) on behalf of whatever writes files. */
export interface Writer {
  /**
   * Results. Resolves with the error when the stream took not all of it; a closed pipe is no error.
   * @param wording `words` unless given
   */
  out(text: string, wording?: Wording): Promise<Error | null>;
  /** Progress, warnings and hints, folded at the terminal's width. Never fails: there is nobody left to tell. */
  err(text: string): Promise<void>;
  /** The same for what is copied, such as a command: its lines stay as they are. */
  errUnfolded(text: string): Promise<void>;
  /** Hides a secret in everything written from now on. */
  hide(secret: string | null | undefined): void;
  /** The text without its secrets, for files. */
  redact(text: string): string;
}

export function createWriter({
  stdout,
  stderr,
  env,
}: Pick<ProcessLike, 'stdout' | 'stderr' | 'env'>): Writer {
  const encode = inGithubActions(env) ? FOR_ACTIONS : AS_IT_IS;
  const secrets: (string | null | undefined)[] = [];
  let redact = createRedactor(secrets);
  // An error event without a listener would end the process with exit code 1, which here reads as a breach.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  let told = Promise.resolve();
  // In the order they came, though some wait for what folds them.
  const tell = (text: string, columns?: number) => {
    // A secret is looked for before a fold could part it.
    const shown = redact(text);
    told = told.then(async () => {
      await write(stderr, encode.words(await folded(shown, columns)));
    });
    return told;
  };
  return {
    out: (text, wording = 'words') => write(stdout, encode[wording](redact(text))),
    err: (text) => tell(text, stderr.isTTY === true ? stderr.columns : undefined),
    errUnfolded: (text) => tell(text),
    hide(secret) {
      secrets.push(secret);
      redact = createRedactor(secrets);
    },
    redact: (text) => redact(text),
  };
}

const asItIs = (text: string): string => text;
const AS_IT_IS: Record<Wording, (text: string) => string> = { words: asItIs, json: asItIs, exact: asItIs };
const FOR_ACTIONS: typeof AS_IT_IS = { words: logText, json: logJson, exact: asItIs };

/** Loaded when something may be too long, which few runs see: no text is wider than its bytes. */
async function folded(text: string, columns: number | undefined): Promise<string> {
  if (columns === undefined || text.split('\n').every((line) => Buffer.byteLength(line) <= columns))
    return text;
  const { fold } = await import('./fold.ts');
  return fold(text, columns);
}

function write(stream: OutputStream, text: string): Promise<Error | null> {
  if (text === '' || stream.destroyed) return Promise.resolve(null);
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      // `wiplimit | head` closes the pipe early: the reader has what it wanted.
      resolve(error == null || (error as NodeJS.ErrnoException).code === 'EPIPE' ? null : error);
    });
  });
}
