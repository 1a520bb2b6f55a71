/** An element of XML; text and CDATA together. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const TOKEN =
  /<\?xml[^?]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const REFERENCES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#xA': '\n',
  '#xD': '\r',
  '#x9': '\t',
};

const decoded = (text: string): string =>
  text.replace(/&(?:(#?\w+);)?/g, (whole, name) => {
    const character = REFERENCES[name];
    if (character === undefined) throw new Error(`no reference: ${whole}`);
    return character;
  });

/** Reads a small, strict part of XML: no comments, no doctype, no single quotes. @throws for what is not well-formed */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    const [, cdata, closing, opening, attributes = '', empty, plain] = match;
    const current = open.at(-1) ?? root;
    if (cdata !== undefined) current.text += cdata;
    else if (plain !== undefined) current.text += decoded(plain);
    else if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes nothing`);
    } else if (opening !== undefined) {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)];
      const element: Element = {
        name: opening,
        attributes: Object.fromEntries(pairs.map(([, key, value]) => [key, decoded(value ?? '')])),
        children: [],
        text: '',
      };
      current.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [first] = root.children;
  if (end !== text.length || open.length !== 1 || first === undefined)
    throw new Error(`not well-formed at: ${text.slice(end, end + 80)}`);
  return first;
}

/** The elements of a name, however deep. */
export const allOf = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
