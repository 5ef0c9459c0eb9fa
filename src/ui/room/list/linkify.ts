export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

// Each link costs DOM nodes, and 4 KB hold some 400 of them.
const MAX_LINKS = 12;

// Up to white space, quotes, angle brackets, punctuation of East Asian text and characters that turn the reading
// direction (they could make an address look like another).
const CANDIDATE =
  /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"'`“”‘’«»\p{Cc}\p{Bidi_Control}\u3000-\u303f\uff01\uff08-\uff0c\uff1a\uff1b\uff1f]+/giu;

const TRAILING = new Set('.,:;!?…*_~|'.split(''));
const BRACKETS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Splits a text into plain parts and `http` and `https` links; joined again, the parts are the text. Punctuation
 * after a link and brackets around it are not part of it. The first dozen links count.
 */
export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  let links = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if (links === MAX_LINKS) break;
    const address = withoutTrailing(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push({ kind: 'link', text: address, href });
    done = match.index + address.length;
    links += 1;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  return parts;
}

function withoutTrailing(candidate: string): string {
  const surplus = new Map<string, number>();
  for (const [closing, opening] of BRACKETS) {
    surplus.set(closing, count(candidate, closing) - count(candidate, opening));
  }
  let end = candidate.length;
  for (; end > 0; end--) {
    const last = candidate.charAt(end - 1);
    const unmatched = surplus.get(last) ?? 0;
    if (unmatched > 0) surplus.set(last, unmatched - 1);
    else if (!TRAILING.has(last)) break;
  }
  return candidate.slice(0, end);
}

function count(text: string, sought: string): number {
  return text.split(sought).length - 1;
}

function hrefOf(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}
