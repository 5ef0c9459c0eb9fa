// A mention is text: "@" and a name. It gives no rights and tells no two people of one name apart.

/** An address: "bo@ann.example" names nobody. Scripts that put no space between words may stand before and after a name. */
const ENDS_A_WORD =
  /(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}_]$/u;
const GOES_ON =
  /^(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}\p{M}_]/u;

/** Whether a text mentions somebody of this name, in whatever case. Linear in the text's length. */
export function mentions(text: string, name: string): boolean {
  // Most texts have none, and are looked at once more each time that their row is drawn.
  if (name === '' || !text.includes('@')) return false;
  const all = folded(text);
  const sought = `@${folded(name)}`;
  for (let at = all.indexOf(sought); at >= 0; at = all.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    // Two units are one character at most.
    if (!ENDS_A_WORD.test(all.slice(Math.max(0, at - 2), at)) && !GOES_ON.test(all.slice(end, end + 2)))
      return true;
  }
  return false;
}

function folded(text: string): string {
  return text.normalize().toLowerCase();
}
