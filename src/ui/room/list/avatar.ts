import { css, html, type TemplateResult } from 'lit';
import type { Author } from '../../../chat/author.ts';
import { nameOf } from './list-words.ts';
import '../../parts/late-colors.ts';

const HUES = 6;
const SIDE = 5;

/**
 * A small picture of somebody, the same on every page. Who has signed in has a tile of blocks, and a guest a ring of
 * dots: neither can pass for the other. Whom nobody vouches for has a letter. It helps to tell people apart, and proves nothing.
 */
export function avatarTemplate(author: Author): TemplateResult {
  const { mark } = author;
  const look = `avatar ${mark} hue-${hueOf(author)}`;
  if (mark === 'claimed') {
    const [initial = ''] = nameOf(author);
    return html`<span class=${look} aria-hidden="true" translate="no" .textContent=${initial}></span>`;
  }
  return html`<svg class=${look} viewBox="0 0 5 5" aria-hidden="true"><path d=${pathOf(seedOf(author))} /></svg>`;
}

/** Guests and members are drawn as they were attested, and nobody else is. */
function seedOf({ key, name, mark }: Author): string {
  return mark === 'guest' || mark === 'verified' ? name : key;
}

/** The same author has the same colour on every page, and a guest never that of the member of the same name. */
function hueOf(author: Author): number {
  const seed = seedOf(author);
  let sum = 0;
  for (let index = 0; index < seed.length; index++) sum = (sum * 31 + seed.charCodeAt(index)) % 65_521;
  return (sum + (author.mark === 'guest' ? HUES / 2 : 0)) % HUES;
}

/** Points of a grid whose right half mirrors the left one, by the bits of a hash (FNV-1a). */
function pathOf(seed: string): string {
  let bits = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) {
    bits = Math.imul(bits ^ seed.charCodeAt(index), 0x01000193);
  }
  // The low bits depend on the low bits of the text alone.
  bits ^= bits >>> 15;
  let path = 'M2.5 2.5h0';
  for (let cell = 0; cell < 15; cell++) {
    if (((bits >>> cell) & 1) === 0) continue;
    const [x, y] = [Math.floor(cell / SIDE) + 0.5, (cell % SIDE) + 0.5];
    path += `M${x} ${y}h0M${SIDE - x} ${y}h0`;
  }
  return path;
}

/** Placed by whom it stands beside. */
export const avatarStyles = css`
  .avatar {
    flex: none;
    width: 2rem;
    height: 2rem;
    padding: 5px;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--accent-soft);
    background: oklch(from var(--accent-soft) l max(c, 0.035) calc(h + var(--turn)));
    color: var(--accent-strong);
    color: oklch(from var(--accent-strong) l c calc(h + var(--turn)));
    fill: none;
    stroke: currentcolor;
    /* Blocks without a seam. */
    stroke-width: 1.02;
    stroke-linecap: square;
    user-select: none;
  }

  .avatar.guest {
    border-color: currentcolor;
    border-radius: 50%;
    background: none;
    stroke-width: 0.75;
    stroke-linecap: round;
  }

  .avatar.claimed {
    display: grid;
    place-items: center;
    padding: 0;
    overflow: hidden;
    border: 1px dashed;
    border-radius: 50%;
    background: none;
    font-size: 0.875rem;
    font-weight: 650;
    text-transform: uppercase;
  }

  /* Pictures keep their colours there, whatever is around them. */
  @media (forced-colors: active) {
    .avatar:nth-child(n) {
      border-color: CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }

  .hue-0 {
    --turn: 0;
  }
  .hue-1 {
    --turn: 55;
  }
  .hue-2 {
    --turn: 110;
  }
  .hue-3 {
    --turn: 165;
  }
  .hue-4 {
    --turn: 220;
  }
  .hue-5 {
    --turn: 275;
  }
`;
