/**
 * A number with its noun, agreeing: `1 day`, `5 days`, `0 people`.
 * @param many the plural where it is not the singular and an s
 */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
