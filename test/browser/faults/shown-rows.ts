import type { ChatPage } from '../../support/chat-page.ts';

/** A row as somebody who scrolls through the room meets it. */
export interface ShownRow {
  readonly kind: 'text' | 'gap';
  readonly text: string;
  /** How far an own message got, in the words of the page. */
  readonly delivery?: string;
}

/**
 * Every row from the first to the last. The list mounts only what is near the view, so this scrolls through it in
 * steps that overlap.
 */
export async function readAllRows({ log }: ChatPage): Promise<ShownRow[]> {
  await log.press('Home');
  let rows: readonly ShownRow[] = [];
  for (let isAtEnd = false, step = 0; !isAtEnd; step = 1 / 3) {
    const view = await log.evaluate(async (element, ofView) => {
      element.scrollTop += element.clientHeight * ofView;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return {
        isAtEnd: element.scrollTop + element.clientHeight >= element.scrollHeight - 1,
        rows: [...element.querySelectorAll('.text, .gap')].map((row) => ({
          kind: row.classList.contains('gap') ? ('gap' as const) : ('text' as const),
          text: row.textContent ?? '',
          delivery: row.closest('.own')?.querySelector('.delivery')?.getAttribute('aria-label') ?? '',
        })),
      };
    }, step);
    rows = joined(rows, view.rows);
    isAtEnd = view.isAtEnd;
  }
  return [...rows];
}

/** What was read so far, and what of the view goes beyond it. */
function joined(read: readonly ShownRow[], view: readonly ShownRow[]): readonly ShownRow[] {
  const from = read.findIndex((_, start) => {
    const overlap = Math.min(read.length - start, view.length);
    return view.slice(0, overlap).every((row, index) => isSame(row, read[start + index]));
  });
  if (from >= 0) return [...read, ...view.slice(read.length - from)];
  if (read.length === 0) return view;
  throw new Error(`unable to read the rows; those after "${read.at(-1)?.text}" were not met`);
}

function isSame(row: ShownRow, other: ShownRow | undefined): boolean {
  return row.kind === other?.kind && row.text === other.text;
}

/** Waits until this numbered message is shown, or a later one: of many that come at once, not all are mounted. */
export async function seeNumbered(
  chat: ChatPage,
  { text, timeoutMs }: { readonly text: string; readonly timeoutMs: number },
): Promise<void> {
  const seen = chat.log.evaluate(
    async (element, { number, timeoutMs }) => {
      for (const startMs = performance.now(); ; ) {
        const texts = [...element.querySelectorAll('.text')].map((row) => row.textContent ?? '');
        if (texts.some((shown) => shown.startsWith('#') && Number(shown.slice(1)) >= number)) return;
        if (performance.now() - startMs > timeoutMs) throw new Error(`#${number} was not shown in time`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    { number: Number(text.slice(1)), timeoutMs },
  );
  await chat.tellingWhatIsShown(seen);
}
