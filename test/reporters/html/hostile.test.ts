import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOSTILE, HOSTILE_URLS, verdictOf } from './hostile.ts';
import { complaints, parsed } from './parsed.ts';
import { render } from './render.ts';

const WEB = 'https://x.test/1';
/** Controls besides the line break, and the marks that turn text around or hide it. */
const INVISIBLE = /[^\P{Cc}\n]|[\u200b\u202a-\u202e\u2066-\u2069]/u;
/** The only element that is there for some texts and not for others: it keeps text of the right-to-left apart. */
const elementsOf = (page: string) => [
  ...parsed(page).elements.filter((element) => !element.startsWith('bdi')),
  ...tagsOf(page),
];
/** The parser does not look into drawings: every beginning of a tag, wherever it stands. */
const tagsOf = (page: string) => (page.match(/<[a-z][\w:-]*/gi) ?? []).filter((tag) => tag !== '<bdi');

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', '-', '!', ' ', 'a', '#', ';'), {
      minLength: 1,
    })
    .map((chars) => chars.join('')),
);

it('adds no element and no attribute, whatever titles and names say', () => {
  const expected = elementsOf(render(verdictOf('x', WEB)));
  fc.assert(
    fc.property(
      text.filter((value) => value.trim() !== ''),
      (hostile) => {
        const page = render(verdictOf(hostile, WEB));
        expect(elementsOf(page)).toEqual(expected);
        expect(INVISIBLE.exec(page)?.[0]).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});

it('links to nothing but the web, and no address ends its attribute', () => {
  const names = new Set(parsed(render(verdictOf('x', WEB))).values.map(({ name }) => name));
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...HOSTILE_URLS), fc.webUrl(), fc.string(), text), (url) => {
      const page = render(verdictOf('x', url));
      const { values } = parsed(page);
      for (const [, value] of page.matchAll(/ href="([^"]*)"/g))
        expect(value).toMatch(/^(?:https?:\/\/|#)[\u0021-\u007e]*$/);
      for (const { name, value } of values) {
        expect(names).toContain(name);
        if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|#)[\u0021-\u007e]*$/);
      }
    }),
    { numRuns: 60 },
  );
});

it('adds no attribute through a moment in time, in which parsers skip what stands in brackets', () => {
  const verdict = verdictOf('x', WEB);
  const page = render({ ...verdict, asOf: 'Fri Nov 20 2026 09:00:00 GMT (" onclick="window.owned=1)' });
  expect(elementsOf(page)).toEqual(elementsOf(render(verdict)));
});

it('draws nothing of days that are none', () => {
  const verdict = verdictOf('x', WEB);
  for (const day of [...HOSTILE, '', '2026', '+275760-09-13', '0001-01-01']) {
    const page = render({
      ...verdict,
      finished: verdict.finished === null ? null : { ...verdict.finished, from: day },
      trend: verdict.trend === null ? null : { ...verdict.trend, from: day },
    });
    expect(page.match(/Its days cannot be read: from /g)).toHaveLength(2);
    expect(complaints(page)).toEqual([]);
  }
});

it.each(HOSTILE)('stays valid with %j', (hostile) => {
  expect(complaints(render(verdictOf(hostile, WEB)))).toEqual([]);
});
