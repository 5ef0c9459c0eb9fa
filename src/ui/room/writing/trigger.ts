/** What somebody is about to write, up to the caret, for which there may be suggestions. */
export interface Trigger {
  readonly kind: 'person' | 'emoji' | 'command';
  /** Where it begins: at the `@`, `:` or `/`; in UTF-16 units. */
  readonly start: number;
  /** What stands behind that. */
  readonly query: string;
}

// A name, and a letter before it.
const LOOK_BACK = 66;
const COMMAND = /^\/([a-z]*)$/i;
// Scripts that put no space between words may stand right before either.
/** Not in a time (10:30) or an address (https:), and not a face made of one letter (:D). */
const EMOJI =
  /(?<!:|(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}]):([\w+-]{2,40})$/u;
/** Not in an e-mail address. A name may have spaces in it. */
const PERSON =
  /(?<![_.+-]|(?![\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])[\p{L}\p{N}])@([^\n@]*)$/u;

/** @param caret where it stands in the text, in UTF-16 units */
export function triggerAt(text: string, caret: number): Trigger | undefined {
  const before = text.slice(0, caret);
  const near = before.slice(-LOOK_BACK);
  const found = (kind: Trigger['kind'], match: RegExpExecArray | null): Trigger | undefined => {
    if (!match) return undefined;
    const [whole, query = ''] = match;
    return { kind, start: before.length - whole.length, query };
  };
  return (
    found('command', COMMAND.exec(before)) ??
    found('emoji', EMOJI.exec(near)) ??
    found('person', PERSON.exec(near))
  );
}
