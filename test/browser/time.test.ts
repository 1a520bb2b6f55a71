import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overTime } from '../reporters/html/scenes-time.ts';
import { artefactFolder, startChromium } from './chromium.ts';
import { open } from './opened.ts';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = artefactFolder();
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
});

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('nothing is drawn there');
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
};

describe.each([360, 1280])('charts over days, on %i px', (width) => {
  it('are drawn inside their cards, under the policy, with all their words', async () => {
    const { page, complaints, requests, close } = await open(browser, folder, overTime(), {
      viewport: { width, height: 900 },
    });
    for (const name of ['Everyone', 'Cycle time', 'Throughput']) {
      const figure = page.getByRole('figure', { name, exact: true });
      await figure.scrollIntoViewIfNeeded();
      const card = await boxOf(figure);
      for (const text of await figure.locator('svg text:not(.hint)').all()) {
        const box = await boxOf(text);
        const words = await text.textContent();
        expect(box.x, `${words}`).toBeGreaterThanOrEqual(card.x);
        expect(box.right, `${words}`).toBeLessThanOrEqual(card.right);
      }
    }
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });

  it('have lines and areas from the first day to the last, however wide they are', async () => {
    const { page, close } = await open(browser, folder, overTime(), { viewport: { width, height: 900 } });
    const figure = page.getByRole('figure', { name: 'Everyone', exact: true });
    await figure.scrollIntoViewIfNeeded();
    const plot = await boxOf(figure.getByRole('img', { name: /^Work in flight by day/ }));
    for (const drawn of ['path.line', 'path.area >> nth=0']) {
      const box = await boxOf(figure.locator(drawn).first());
      expect(box.width).toBeGreaterThan(plot.width * 0.95);
      expect(box.right).toBeLessThanOrEqual(plot.right + 4);
    }
    await close();
  });
});

it('names the chart of cycle times, and its dots lead to the finished items by keyboard', async () => {
  const { page, close } = await open(browser, folder, overTime());
  const chart = page.getByRole('group', { name: /^Cycle time of finished items/ });
  const dot = chart.getByRole('link', { name: /^PAY-1004 / });
  await dot.focus();
  expect(await dot.getAttribute('href')).toContain('/issue/PAY-1004/');
  expect(await page.evaluate('getComputedStyle(document.activeElement.querySelector(".hint")).opacity')).toBe(
    '1',
  );
  expect(await chart.getByRole('link').count()).toBe(61);
  await page.screenshot({ path: path.join(folder, 'cycle-time-dot.png') });
  await close();
});

it('prints the numbers of the charts as well', async () => {
  const { page, close } = await open(browser, folder, overTime(), { viewport: { width: 794, height: 1123 } });
  await page.emulateMedia({ media: 'print' });
  for (const name of ['Items finished by week, the last one first', 'Work in flight by day, Platform'])
    expect(await page.getByRole('table', { name }).isVisible()).toBe(true);
  await page.pdf({ path: path.join(folder, 'over-time.pdf') });
  await close();
});
