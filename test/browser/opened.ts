import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Verdict } from '../../src/model/verdict.ts';
import { render } from '../reporters/html/render.ts';

/** A page of the report in the browser, as somebody opens the file, and what went on meanwhile. */
export interface Opened {
  page: Page;
  /** Messages on the console and errors of the page. */
  complaints: string[];
  /** Addresses asked for besides the file itself. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Writes the page of a verdict into a folder and opens it there.
 * @param options such as the size of the window or the colour scheme
 */
export async function open(
  browser: Browser,
  folder: string,
  verdict: Verdict,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const file = path.join(folder, 'report.html');
  writeFileSync(file, render(verdict));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address) requests.push(request.url());
  });
  await page.goto(address);
  return { page, complaints, requests, close: () => context.close() };
}
