// The pictures of the docs, from the demo: docs/images/terminal.svg, page-light.png and page-dark.png. The SVG is made
// of the reporter's own styled spans, so that there are no escape sequences to take apart.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = new URL('..', import.meta.url).pathname;
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const images = `${root}docs/images`;
/** Columns of the terminal in the picture. */
const WIDTH = 100;
/** The picture ends before this section: what follows needs nobody's first look. */
const UP_TO = 'Waits between teams';
/** In pixels: the text, a column of it, a line, and what is around it. */
const [FONT, COLUMN, LINE, MARGIN] = [14, 8.4, 20, 20];
/** Fit for a page of Markdown: the top of the report, and no more. */
const PAGE = { width: 1000, height: 1250 };

const { check, render, screen, viewOf, visibleWidth, startChromium } = await sources();
const demo = async (file) => (await import(`${root}src/demo/${file}`, { with: { type: 'json' } })).default;
const verdict = await check({ config: await demo('config.json'), snapshot: await demo('snapshot.json') });

await mkdir(images, { recursive: true });
await writeFile(`${images}/terminal.svg`, terminalPicture());
await pagePictures(render(verdict, 'html'));

/** The parts of wiplimit that draw; bundled, since not every Node that it supports runs TypeScript. */
async function sources() {
  // Inside node_modules, from where packages are found.
  const outfile = `${root}node_modules/.cache/wiplimit-screenshots.mjs`;
  const contents = `
    export { check, render } from './src/index.ts';
    export { screen } from './src/reporters/terminal/screen.ts';
    export { viewOf } from './src/reporters/view.ts';
    export { visibleWidth } from './src/text/width.ts';
    export { startChromium } from './test/browser/chromium.ts';`;
  await build({
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    packages: 'external',
    define: { WIPLIMIT_VERSION: JSON.stringify(version) },
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile);
  }
}

function terminalPicture() {
  const report = screen(viewOf(verdict), WIDTH, false);
  const end = report.findIndex(([first]) => first?.text.startsWith(UP_TO) ?? false);
  const lines = [
    [
      { text: '$ ', style: 'dim' },
      { text: 'wiplimit demo', style: 'strong' },
    ],
    ...(end === -1 ? report : report.slice(0, end - 1)),
  ];
  const width = Math.ceil(WIDTH * COLUMN) + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">What wiplimit demo prints in a terminal of ${WIDTH} columns</title>
<style>
rect { fill: #ffffff; stroke: #d1d9e0 }
text { font: ${FONT}px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328; white-space: pre }
.over { fill: #c21c2c } .unknown { fill: #8250df } .warned { fill: #8a5a00 } .at { fill: #0a6c74 } .within { fill: #1a7f37 }
.strong { font-weight: 600 } .dim { fill: #59636e }
@media (prefers-color-scheme: dark) {
rect { fill: #0d1117; stroke: #3d444d }
text { fill: #e6edf3 }
.over { fill: #ff7b72 } .unknown { fill: #d2a8ff } .warned { fill: #e3b341 } .at { fill: #56d4dd } .within { fill: #56d364 }
.dim { fill: #9198a1 }
}
</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${lines.flatMap((line, row) => texts(line, MARGIN + row * LINE + FONT)).join('\n')}
</svg>
`;
}

/** The pieces of a line, each at its own column: fonts differ in width, above all in what they have for symbols. */
function texts(line, y) {
  let column = 0;
  return line.flatMap(({ text, style }) =>
    piecesOf(text.replaceAll('\u00a0', ' ')).flatMap((piece) => {
      const x = (MARGIN + column * COLUMN).toFixed(1);
      const columns = visibleWidth(piece);
      column += columns;
      if (piece.trim() === '') return [];
      const look = style === 'plain' ? '' : ` class="${style}"`;
      const length = columns > 2 ? ` textLength="${(columns * COLUMN).toFixed(1)}"` : '';
      return [`<text x="${x}" y="${y}"${look}${length}>${escaped(piece)}</text>`];
    }),
  );
}

/** Symbols and gaps apart from the words between them. */
function piecesOf(text) {
  return text.match(/ {2,}|[✖▲●○✔→] ?|(?:(?! {2})[^✖▲●○✔→])+/gu) ?? [];
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** @param {string} html the report, which needs nothing besides itself */
async function pagePictures(html) {
  const browser = await startChromium();
  try {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: PAGE, colorScheme });
      await page.setContent(html);
      await page.screenshot({ path: `${images}/page-${colorScheme}.png` });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
