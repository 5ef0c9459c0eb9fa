import { actionText } from './action-text.ts';

/** What becomes of a text that begins with a slash. */
export type Command =
  /** It goes out, as this. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'help' }
  /** It cannot be done as it is. */
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'incomplete' };

/** In the order in which they are suggested. */
export const COMMANDS = ['me', 'help'] as const;
export type CommandName = (typeof COMMANDS)[number];

const COMMAND = /^\/([a-z]+)(?:\s+(.*))?$/is;
/** So that a text can begin with a slash and a word. */
const ESCAPED = /^\/(?=\/[a-z]+(?:\s|$))/i;

/**
 * Reads a command. A text whose first word is more than a slash and letters (`/etc/hosts`, `// note`) is none.
 * @param ownName as others see it; `''` where that is not known
 */
export function readCommand(text: string, ownName: string): Command {
  const match = COMMAND.exec(text.trim());
  if (!match) return { kind: 'text', text: text.replace(ESCAPED, '') };
  const [, name = '', rest = ''] = match;
  switch (name.toLowerCase()) {
    case 'help':
      return { kind: 'help' };
    case 'me':
      return rest === '' ? { kind: 'incomplete' } : { kind: 'text', text: actionText(ownName, rest) };
    default:
      return { kind: 'unknown', name };
  }
}
