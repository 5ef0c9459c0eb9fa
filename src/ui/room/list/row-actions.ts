import type { LitElement, ReactiveController } from 'lit';
import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { hasKeyboard } from '../abilities.ts';

const LONG_PRESS_MS = 450;
// A finger is never quite still.
const STILL_PX = 10;
const EDGE_PX = 4;
const INSET_PX = 8;
const GAP_PX = 4;
/** A bubble of one line. */
const LINE_PX = 36;
// Less than the edge of a bubble is wide; and the mouse comes over no other row on its way.
const OVERLAP_PX = 5;
/** Older browsers keep them inside the list. */
const CAN_FLOAT = 'popover' in HTMLElement.prototype;

/** What the host draws for it. */
export interface ActionParts {
  /** Has one child for each mounted row. */
  readonly rows: HTMLElement;
  /** What can be done with a row; absent while nothing is offered. */
  readonly actions: LitElement | null;
}

export interface RowActionsOptions {
  readonly parts: () => ActionParts;
  /** Key of the row that the nth child of `rows` shows. */
  readonly keyAt: (index: number) => string | undefined;
  /** Draws the host soon, together with what else waits for that. */
  readonly schedule: () => void;
  readonly clock: () => Clock;
}

/**
 * Decides for which row it is shown what can be done with it: the one under the mouse, the one that has the focus, or
 * the one that a finger has rested on. One set of buttons for the whole list, beside the row or over it: rows stay small.
 */
export class RowActions implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: RowActionsOptions;
  #key: string | undefined;
  /** A finger has called for it: it stays until another touch. */
  #isHeld = false;
  #isFocused = false;
  #touch: { readonly x: number; readonly y: number } | undefined;
  #cancelPress: Cancel | undefined;
  /** The finger goes up after a long press: no click on what it was on. */
  #swallowsClick = false;

  constructor(host: LitElement, options: RowActionsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    host.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && this.#leave());
  }

  /** Of the row; `undefined` while there is none. */
  get key(): string | undefined {
    return this.#key;
  }

  /** Whether it was asked for, by keyboard or finger; the mouse may only have come by. */
  get isCalledFor(): boolean {
    return this.#isHeld || this.#isFocused;
  }

  /** Whoever was on a row before this was loaded need not go away and come again. */
  hostConnected(): void {
    const rows = [...this.#options.parts().rows.children];
    const focused = rows.find((each) => each.matches(':focus'));
    const row = focused ?? (hasKeyboard() ? rows.find((each) => each.matches(':hover')) : undefined);
    if (row) this.#show(this.#keyOf(row), { isFocused: row === focused });
  }

  hostDisconnected(): void {
    this.#cancelPress?.();
    this.#show(undefined);
  }

  hostUpdated(): void {
    const { actions } = this.#options.parts();
    if (!actions) return;
    this.#place(actions);
    // Their width is known when they have drawn their buttons.
    if (actions.isUpdatePending) void actions.updateComplete.then(() => this.#place(actions));
  }

  /** One of them was chosen. */
  done(): void {
    this.#show(undefined);
  }

  #place(actions: HTMLElement): void {
    const row = this.#rowOf(this.#key);
    const bubble = row?.querySelector('.bubble');
    if (!bubble) {
      this.#show(undefined);
      return;
    }
    const frame = this.#host.getBoundingClientRect();
    const at = bubble.getBoundingClientRect();
    const { width, height } = actions.getBoundingClientRect();
    const beside = leftBeside(at, { frame, width });
    const left = within(beside ?? Math.max(at.right - width - INSET_PX, at.left), {
      from: frame.left,
      to: frame.right - width,
    });
    // What opens below the buttons does not move them away from the mouse.
    const linePx = actions.shadowRoot?.firstElementChild?.clientHeight || height;
    const besideFirstLine = at.top - (linePx - Math.min(at.height, LINE_PX)) / 2;
    const top = beside === undefined ? topBeyond(at, { bounds: frame, height }) : besideFirstLine;
    const isLow = frame.height < LINE_PX + 2 * height;
    // A mouse that passes a long message must not have them put over what is around the list.
    if (top === undefined && CAN_FLOAT && (isLow || this.isCalledFor)) {
      const inView = {
        top: Math.max(at.top, frame.top + OVERLAP_PX),
        bottom: Math.min(at.bottom, frame.bottom - OVERLAP_PX),
      };
      const bounds = { top: 0, bottom: window.innerHeight };
      float(actions, { top: topBeyond(inView, { bounds, height }) ?? EDGE_PX, left });
      return;
    }
    actions.removeAttribute('popover');
    const scrolled = actions.parentElement?.scrollTop ?? 0;
    const overEdge = at.top - height / 2;
    const inList = within(top ?? overEdge, { from: frame.top, to: frame.bottom - height });
    actions.style.top = `${scrolled + inList - frame.top}px`;
    actions.style.left = `${left - frame.left}px`;
  }

  /** To be called for what the mouse comes over, in the list. */
  readonly over = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || this.#hasFocus) return;
    const { target } = event;
    if (target instanceof Node && this.#options.parts().actions?.contains(target)) return;
    // A mouse that rests comes over row after row while messages arrive: it must not have each of them drawn at once.
    this.#show(this.#keyOf(target), { draw: this.#options.schedule });
  };

  /** To be called for each touch in the list. */
  readonly down = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') return;
    this.#cancelPress?.();
    this.#swallowsClick = false;
    const { target } = event;
    if (target instanceof Node && this.#options.parts().actions?.contains(target)) return;
    if (this.#isHeld) this.#show(undefined);
    const key = this.#keyOf(event.target);
    if (key === undefined) return;
    this.#touch = { x: event.clientX, y: event.clientY };
    this.#cancelPress = this.#options.clock().setTimer(LONG_PRESS_MS, () => {
      this.#show(key, { isHeld: true });
      this.#swallowsClick = true;
    });
  };

  readonly move = (event: PointerEvent) => {
    const { x, y } = this.#touch ?? { x: event.clientX, y: event.clientY };
    if (Math.hypot(event.clientX - x, event.clientY - y) > STILL_PX) this.#cancelPress?.();
  };

  readonly up = () => this.#cancelPress?.();

  /** To be called for each click in the list, before anything else hears of it. */
  readonly click = {
    capture: true,
    handleEvent: (event: Event) => {
      if (!this.#swallowsClick) return;
      this.#swallowsClick = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  /** To be called when the focus comes to something in the list. */
  readonly focusIn = (event: FocusEvent) => {
    const { target } = event;
    const row = this.#rowAt(target);
    if (row && target === row) this.#show(this.#keyOf(target), { isFocused: true });
  };

  /** To be called when the focus has gone, from something in the list or from the actions. */
  readonly focusOut = (event: FocusEvent) => {
    const to = event.relatedTarget;
    const { actions, rows } = this.#options.parts();
    if (to instanceof Node && (actions?.contains(to) || (rows.contains(to) && to === this.#rowAt(to))))
      return;
    if (!this.#isHeld) this.#show(undefined);
  };

  /** Moves the focus by so many rows from the one that has it; from none it goes to the last one in view. */
  moveFocus(by: 1 | -1): void {
    const focused = this.#host.shadowRoot?.activeElement;
    const current = this.#hasFocus ? this.#rowOf(this.#key) : this.#rowAt(focused);
    const beside = by < 0 ? current?.previousElementSibling : current?.nextElementSibling;
    const next = current ? beside : this.#lastInView();
    if (next instanceof HTMLElement) focusRow(next);
  }

  /** Puts the focus into the actions of the row that has it. */
  enter(): void {
    this.#options.parts().actions?.focus();
  }

  /** Puts the focus back to the row whose actions have it. */
  back(): void {
    if (!this.#hasFocus) return;
    const row = this.#rowOf(this.#key);
    if (row) focusRow(row);
  }

  get #hasFocus(): boolean {
    const { actions } = this.#options.parts();
    return actions !== null && this.#host.shadowRoot?.activeElement === actions;
  }

  #leave(): void {
    if (!this.#hasFocus && !this.#isHeld) this.#show(undefined);
  }

  #show(
    key: string | undefined,
    { isHeld = false, isFocused = false, draw = () => this.#host.requestUpdate() } = {},
  ): void {
    const isSame = key === this.#key && isHeld === this.#isHeld && isFocused === this.#isFocused;
    this.#isHeld = isHeld;
    this.#isFocused = isFocused;
    if (isSame) return;
    this.#mark(false);
    this.#key = key;
    this.#mark(isHeld);
    draw();
  }

  /** Under a finger, they lie over other rows. */
  #mark(isMarked: boolean): void {
    const row = this.#rowOf(this.#key);
    if (row) row.style.background = isMarked ? 'var(--accent-soft)' : '';
  }

  #keyOf(target: EventTarget | null): string | undefined {
    const row = this.#rowAt(target);
    return row && this.#options.keyAt([...this.#options.parts().rows.children].indexOf(row));
  }

  /** The row that something stands in. */
  #rowAt(target: EventTarget | null | undefined): Element | undefined {
    const { rows } = this.#options.parts();
    if (!(target instanceof Element) || target === rows || !rows.contains(target)) return undefined;
    return [...rows.children].find((row) => row.contains(target));
  }

  #rowOf(key: string | undefined): HTMLElement | undefined {
    if (key === undefined) return undefined;
    const { rows } = this.#options.parts();
    const row = [...rows.children].find((_, index) => this.#options.keyAt(index) === key);
    return row instanceof HTMLElement ? row : undefined;
  }

  #lastInView(): Element | null {
    const { rows } = this.#options.parts();
    const { bottom } = this.#host.getBoundingClientRect();
    const inView = [...rows.children].filter((row) => row.getBoundingClientRect().top < bottom);
    return inView.at(-1) ?? null;
  }
}

function focusRow(row: HTMLElement): void {
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/** Where there is room for them on one side of the bubble, so that they cover nothing of it. */
function leftBeside(
  bubble: DOMRect,
  { frame, width }: { readonly frame: DOMRect; readonly width: number },
): number | undefined {
  const after = frame.right - bubble.right;
  const before = bubble.left - frame.left;
  if (Math.max(after, before) < width + GAP_PX + EDGE_PX) return undefined;
  return after > before ? bubble.right + GAP_PX : bubble.left - GAP_PX - width;
}

/** Above the bubble, or below, so that it can be read; undefined where there is no room for that. */
function topBeyond(
  bubble: Pick<DOMRect, 'top' | 'bottom'>,
  { bounds, height }: { readonly bounds: Pick<DOMRect, 'top' | 'bottom'>; readonly height: number },
): number | undefined {
  const above = bubble.top - height + OVERLAP_PX;
  if (above >= bounds.top + EDGE_PX) return above;
  const below = bubble.bottom - OVERLAP_PX;
  return below + height <= bounds.bottom - EDGE_PX ? below : undefined;
}

/** Over all that is around the list, which would cut them off. */
function float(actions: HTMLElement, { top, left }: { readonly top: number; readonly left: number }): void {
  if (actions.popover === null) {
    actions.popover = 'manual';
    actions.showPopover();
  }
  actions.style.top = `${top}px`;
  actions.style.left = `${left}px`;
}

function within(px: number, { from, to }: { readonly from: number; readonly to: number }): number {
  return Math.max(from + EDGE_PX, Math.min(px, to - EDGE_PX));
}
