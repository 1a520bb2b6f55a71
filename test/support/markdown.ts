import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { marked, type Token } from 'marked';

const ROOT = path.join(import.meta.dirname, '../..');

/** A Markdown page of the project, taken apart. */
export interface Page {
  /** From the project's root, such as `docs/cli.md`. */
  file: string;
  text: string;
  /** Targets of links, as written. */
  links: string[];
  /** Fenced code, by its language. */
  fences: { language: string; code: string }[];
  /** `code` within a line. */
  spans: string[];
  /** Anchors of its headings, as GitHub makes them. */
  anchors: string[];
}

/** README.md and every page under docs/ and examples/. */
export function pages(): Page[] {
  const below = ['docs', 'examples'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(folder, file),
    ),
  );
  return ['README.md', ...below.filter((file) => file.endsWith('.md')).sort()].map(readPage);
}

function readPage(file: string): Page {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const page: Page = { file, text, links: [], fences: [], spans: [], anchors: [] };
  marked.walkTokens(marked.lexer(text), (token) => collect(token, page));
  return page;
}

function collect(token: Token, page: Page): void {
  if (token.type === 'link') page.links.push(token.href);
  if (token.type === 'code') page.fences.push({ language: token.lang ?? '', code: token.text });
  if (token.type === 'codespan') page.spans.push(token.text);
  if (token.type === 'heading') page.anchors.push(slug(token.text));
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
