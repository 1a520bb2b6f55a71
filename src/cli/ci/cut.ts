const NOTICE =
  '\nThe rest is left out here, because a job summary holds 1 MiB at most. The verdict has all of it.\n';

/**
 * A Markdown page that fits into so many bytes, cut after a whole line, with a notice: GitHub drops a summary that is
 * larger without showing any of it. Empty where there is not even room for the notice.
 */
export function cutMarkdown(page: string, bytes: number): string {
  if (Buffer.byteLength(page) <= bytes) return page;
  const room = bytes - Buffer.byteLength(NOTICE);
  if (room < 0) return '';
  const head = Buffer.from(page).subarray(0, room);
  const end = head.lastIndexOf('\n');
  return `${head.subarray(0, end + 1).toString('utf8')}${NOTICE}`;
}
