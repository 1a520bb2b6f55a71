import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Where the browser is: `CHROMIUM_PATH`, else the first of the usual names on the `PATH`. */
function chromiumPath(): string {
  const told = process.env.CHROMIUM_PATH;
  if (told !== undefined && told !== '') return told;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const found = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(isExecutable);
  if (found === undefined)
    throw new Error(
      `These tests need a Chromium: none of ${NAMES.join(', ')} is on the PATH. Install one, or say where it is in CHROMIUM_PATH.`,
    );
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser without a window. Its sandbox needs rights that containers seldom have; it reads only our own pages. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });

/** A new folder for pages and screenshots, or the one that `SCREENSHOTS` names, to look at them afterwards. */
export const artefactFolder = (): string =>
  process.env.SCREENSHOTS ?? mkdtempSync(path.join(tmpdir(), 'wiplimit-browser-'));
