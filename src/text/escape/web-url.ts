/**
 * A web address in ASCII that can stand between quotes, parentheses and table bars; null for anything that is none,
 * such as `javascript:`.
 */
export function webUrl(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return new URL(url).href.replace(
    /[^\w\-.~:/?#@$&+,;=%]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
