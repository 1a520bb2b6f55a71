import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictSchema } from '../../src/model/verdict.ts';
import { HOSTILE, HOSTILE_URLS, verdictOf } from '../reporters/html/hostile.ts';
import { manyItems, twoTeams } from '../reporters/html/scenes.ts';
import { finishedWork, overTime } from '../reporters/html/scenes-time.ts';
import { allWithin, partialSource, teamOver } from '../reporters/terminal/scenes.ts';
import { artefactFolder, startChromium } from './chromium.ts';
import { open } from './opened.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCENES = {
  'two-teams': twoTeams(),
  'over-time': overTime(),
  'much-finished': { ...twoTeams(), finished: finishedWork(600) },
  'team-over': teamOver(),
  'all-within': allWithin(),
  'in-part': partialSource(),
};
const LOOKS = [360, 1600].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = artefactFolder();
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
});

describe.each(Object.entries(SCENES))('the page of %s', (name, verdict) => {
  it.each(LOOKS)('fits $width px, $colorScheme, and axe finds nothing', async ({ width, colorScheme }) => {
    // The page's policy forbids all scripts, axe as well: only here it is lifted.
    const { page, complaints, requests, close } = await open(browser, folder, verdict, {
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.evaluate(AXE);
    const { violations, incomplete } = (await page.evaluate('axe.run()')) as AxeResults;
    const found = (results: AxeResults['violations']) =>
      results.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found(violations)).toEqual([]);
    // What axe could not decide is colour over a chart's bands; anything else is looked at.
    expect(found(incomplete.filter(({ id }) => id !== 'color-contrast'))).toEqual([]);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });
});

describe('the page as a person reads it', () => {
  it('says the outcome first, and its links lead to the items', async () => {
    const { page, complaints, requests, close } = await open(browser, folder, twoTeams());
    expect(await page.title()).toBe('1 limit over – wiplimit');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('1 limit over');
    const row = page.getByRole('row', { name: /PAY-2 Refunds in the right currency/ });
    expect(await row.textContent()).toMatch(/review12 dayspast its SLE$/);
    expect(await row.getByRole('link').getAttribute('href')).toBe('https://linear.app/acme/issue/PAY-2');
    const chart = page.getByRole('group', { name: 'Age of the work in flight by stage: Payments' });
    const dots = await chart.getByRole('link').all();
    expect(dots).toHaveLength(5);
    expect(await chart.getByRole('link', { name: /^PAY-2 Refunds.*12 days/ }).count()).toBe(1);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });

  it('is drawn: the style counts under the policy, and each dot is where its age and stage are', async () => {
    const { page, close } = await open(browser, folder, twoTeams(), {
      viewport: { width: 1280, height: 900 },
    });
    expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).toBe('1216px');
    const chart = page.getByRole('group', { name: 'Age of the work in flight by stage: Payments' });
    const box = async (id: string) => {
      const found = await chart
        .locator('a', { hasText: `${id} ` })
        .locator('circle, use')
        .first()
        .boundingBox();
      return { x: Math.round(found?.x ?? 0), y: Math.round(found?.y ?? 0) };
    };
    const [young, aged, other] = [await box('PAY-1'), await box('PAY-2'), await box('PAY-5')];
    expect(aged.y).toBeLessThan(young.y);
    expect(young.x).toBeLessThan(aged.x);
    expect(aged.x).toBeLessThan(other.x);
    await close();
  });

  it('runs no script, not even one that is put into it', async () => {
    const { page, close } = await open(browser, folder, twoTeams());
    await page.evaluate(`{
      const script = document.createElement('script');
      script.textContent = 'window.owned = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.owned = 1">');
    }`);
    expect(await page.evaluate('window.owned')).toBeUndefined();
    await close();
  });

  it('can be read by keyboard: the skip link first, then the parts, then the dots and the items', async () => {
    const { page, close } = await open(browser, folder, twoTeams());
    const reached: string[] = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(`(() => {
        const at = document.activeElement;
        const drawn = getComputedStyle(at).outlineStyle !== 'none';
        return (at.closest('section')?.id ?? 'top') + ' ' + at.textContent.trim().slice(0, 20) + (drawn ? '' : ' (not seen)');
      })()`);
      reached.push(String(name));
    }
    expect(reached[0]).toBe('top Skip to the report');
    expect(reached[1]).toBe('top Over a limit');
    expect(reached.filter((name) => name.endsWith('(not seen)') && !name.startsWith('top '))).toEqual([]);
    for (const wanted of ['finish-next PAY-2', 'ageing PAY-2 Refunds in the', 'limits PAY-2', 'items PAY-2'])
      expect(reached).toContain(wanted);
    await close();
  });

  it('prints everything, also what is folded, without the way around the page', async () => {
    const { page, close } = await open(browser, folder, twoTeams(), {
      viewport: { width: 794, height: 1123 },
    });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByText('its unfinished sub-issue is the work').isVisible()).toBe(true);
    await page.screenshot({ path: path.join(folder, 'print.png'), fullPage: true });
    expect((await page.pdf({ path: path.join(folder, 'print.pdf') })).length).toBeGreaterThan(10_000);
    await close();
  });
});

describe('hostile text', () => {
  const structure = `[...document.querySelectorAll('*')].filter((each) => each.localName !== 'bdi')
    .map((each) => each.localName + '[' + each.getAttributeNames().join(',') + ']').join(' ')`;

  it('becomes text and nothing else in a browser', async () => {
    const plain = await open(browser, folder, verdictOf('x', 'https://x.test/1'));
    const expected = await plain.page.evaluate(structure);
    await plain.close();
    for (const text of HOSTILE) {
      // Without the policy: nothing may depend on it.
      const { page, complaints, requests, close } = await open(
        browser,
        folder,
        verdictOf(text, 'https://x.test/1'),
        {
          bypassCSP: true,
        },
      );
      expect(await page.evaluate(structure), text).toBe(expected);
      expect(await page.evaluate('window.owned'), text).toBeUndefined();
      expect({ complaints, requests }, text).toEqual({ complaints: [], requests: [] });
      await close();
    }
  });

  it('gives no link that is not of the web', async () => {
    for (const url of HOSTILE_URLS) {
      const { page, close } = await open(browser, folder, verdictOf('x', url));
      const schemes = await page.evaluate(
        '[...new Set([...document.links, ...document.querySelectorAll("svg a")].map((each) => new URL(each.getAttribute("href"), "https://own.test").protocol))]',
      );
      expect(schemes, url).toEqual(['https:']);
      expect(
        await page.evaluate(
          '[...document.querySelectorAll("*")].some((each) => each.getAttributeNames().some((name) => name.startsWith("on")))',
        ),
        url,
      ).toBe(false);
      await close();
    }
  });
});

describe('5,000 items', () => {
  it('open in under a second, and a dot leads to its row in the folded list', async () => {
    const verdict = manyItems(5000);
    const times: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      const { page, close } = await open(browser, folder, verdict, {
        viewport: { width: 1280, height: 900 },
      });
      times.push(Number(await page.evaluate('performance.getEntriesByType("navigation")[0].loadEventEnd')));
      if (run === 2) {
        await page.locator('#ageing').scrollIntoViewIfNeeded();
        await page.screenshot({ path: path.join(folder, 'many.png') });
        const row = page.locator('#i450');
        expect(await row.isVisible()).toBe(false);
        await page.locator('.plot a[href="#i450"]').dispatchEvent('click');
        await row.waitFor({ state: 'visible' });
        expect(await row.textContent()).toContain('PAY-451');
      }
      await close();
    }
    // The best of three: the machine may be busy with something else.
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

it('keeps its shape for a verdict without anything in it', async () => {
  const empty = verdictSchema.parse({ ...allWithin(), items: [], limits: [], reviews: [], finishNext: [] });
  const { page, complaints, close } = await open(browser, folder, empty);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('No limits to judge by');
  expect(complaints).toEqual([]);
  await close();
});
