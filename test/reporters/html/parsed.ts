import { HtmlValidate, type Plugin, Rule } from 'html-validate';

/** What a parser finds in a page: each element with the names of its attributes, and all their values. */
export interface ParsedPage {
  /** `a[href,rel]`, in the order of the page. */
  elements: string[];
  values: { element: string; name: string; value: string }[];
}

/** Reads a page with html-validate's own parser. */
export function parsed(page: string): ParsedPage {
  const found: ParsedPage = { elements: [], values: [] };
  class Collect extends Rule {
    override setup(): void {
      this.on('element:ready', ({ target }) => {
        const names = target.attributes.map(({ key }) => key);
        found.elements.push(`${target.tagName}[${names.join(',')}]`);
        for (const { key, value } of target.attributes)
          found.values.push({ element: target.tagName, name: key, value: String(value ?? '') });
      });
    }
  }
  const plugin: Plugin = { name: 'collect', rules: { collect: Collect } };
  new HtmlValidate({
    plugins: [plugin],
    elements: ['html5'],
    rules: { collect: 'error' },
  }).validateStringSync(page);
  return found;
}

/** What html-validate has to say against a page, under its recommended rules and those for accessibility. */
export function complaints(page: string): string[] {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    elements: ['html5'],
  });
  const { results } = validator.validateStringSync(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
}
