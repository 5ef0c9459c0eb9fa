export type TextPart = { readonly kind: 'text'; readonly text: string } | LinkPart;

export interface LinkPart {
  readonly kind: 'link';
  readonly text: string;
  readonly href: string;
  /** Where it leads, in ASCII, if the text does not say just that: the host has look-alikes or invisible letters. */
  readonly host?: string;
}

// Not in a word, but where the script puts no space between words, right behind one. Up to white space, quotes, angle brackets, punctuation of East Asian text and characters that turn the reading
// direction (they could make an address look like another).
const CANDIDATE =
  /(?<!(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}_])https?:\/\/[^\s<>"'`“”‘’«»\p{Cc}\u202a-\u202e\u2066-\u2069\u3000-\u303f\uff01\uff08-\uff0c\uff1a\uff1b\uff1f]+/giu;

const ADDRESS = /^https?:\/\/(?<host>\[[^/?#]*\]|[^/?#:]+)(?<port>[^/?#]*)(?<rest>.*)$/isu;
/** Of a name in the DNS. */
const MAX_HOST_LENGTH = 253;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

const TRAILING = new Set('.,:;!?…*_~|\u00ad\u200b\u2060\ufeff'.split(''));
const BRACKETS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Splits a text into plain parts and `http` and `https` links; joined again, the parts are the text. Punctuation
 * after a link and brackets around it are not part of it.
 * @param atMost so many links are found; what comes after them is text
 */
export function linkify(text: string, atMost: number): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  let links = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    if (links === atMost) break;
    const address = withoutTrailing(match[0]);
    const link = linkTo(address);
    if (!link) continue;
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) });
    parts.push(link);
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

/** `undefined` for an address that leads, or may lead, elsewhere than to what people read in it. */
function linkTo(address: string): LinkPart | undefined {
  const { host = '', port = '', rest = '' } = ADDRESS.exec(address)?.groups ?? {};
  const url = host === '' ? undefined : parsed(address);
  if (!url) return undefined;
  const { href, hostname } = url;
  // Who reads "https://bank.example@evil.example" or "https://evil.example\\.bank.example" takes one for the other.
  if (`${host}${port}`.includes('@') || address.includes('\\')) return undefined;
  if (hostname.length > MAX_HOST_LENGTH || INVISIBLE.test(rest)) return undefined;
  const link = { kind: 'link', text: address, href } as const;
  return asciiLowercase(host) === hostname ? link : { ...link, host: hostname };
}

/** (`URL.canParse` is younger than the browsers that the page supports.) */
function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Other capital letters count: that of the Kelvin sign is a "k". */
function asciiLowercase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
