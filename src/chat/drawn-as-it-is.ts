import { cleanName } from './clean-name.ts';

/**
 * Whether the page draws a name just as it was attested. Where cleaning changes anything, somebody else may have the
 * name that is drawn.
 */
export function isDrawnAsItIs(name: string): boolean {
  return cleanName(name) === name;
}
