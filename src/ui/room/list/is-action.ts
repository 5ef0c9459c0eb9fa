import type { MessageRow } from '../../../chat/timeline/timeline-row.ts';

/**
 * Whether somebody says what they are doing ("/me waves"): all of the text is between stars or underscores, on one line,
 * and begins with the name under which its writer is shown, so that nobody else is said to do it.
 */
export function isAction({ text, author: { name } }: MessageRow): boolean {
  return text.startsWith(`${name} `, 1) && /^([*_]).*\1$/.test(text);
}
