import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const USAGE = fileURLToPath(new URL('./usage.cjs', import.meta.url));

/**
 * Runs Node with these arguments and measures the process whole.
 * @returns {Promise<{ms: number, peakMb: number, cpuMs: number, code: number | null, stdout: string, stderr: string}>}
 */
export function measure(args, { env, cwd }) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, ['--require', USAGE, ...args], {
      env,
      cwd,
      // Whoever hangs is ended, and has failed.
      timeout: 600_000,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
      stream.setEncoding('utf8').on('data', (text) => {
        texts[at] += text;
      });
    let ms = 0;
    child.once('exit', () => {
      ms = Number(process.hrtime.bigint() - started) / 1e6;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ ms, ...usageOf(texts[2]), code, stdout: texts[0], stderr: texts[1] }),
    );
  });
}

/** A process that was ended from outside says nothing. */
function usageOf(text) {
  const { peakMb = Number.NaN, cpuMs = Number.NaN } = text === '' ? {} : JSON.parse(text);
  return { peakMb, cpuMs };
}
