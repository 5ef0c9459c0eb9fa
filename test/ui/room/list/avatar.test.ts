import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import type { Author } from '../../../../src/chat/author.ts';
import { avatarTemplate } from '../../../../src/ui/room/list/avatar.ts';
import { author } from '../../../support/author.ts';

function draw(person: Author): Element {
  const box = document.createElement('div');
  render(html`${avatarTemplate(person)}`, box);
  const [avatar] = box.children;
  if (!avatar) throw new Error('unable to look at it; nothing was drawn');
  return avatar;
}

const pathOf = (person: Author) => draw(person).querySelector('path')?.getAttribute('d') ?? '';
const pointsOf = (path: string) =>
  [...path.matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('The picture of a person', () => {
  it('is the same each time, mirrored, and made of numbers alone', () => {
    for (const name of ['Ann', 'Bob', 'ليلى', '🙂', '"><script>']) {
      const path = pathOf(author(name, 'verified'));
      expect(path).toBe(pathOf(author(name, 'verified')));
      expect(path).toMatch(/^(M[\d.]+ [\d.]+h0)+$/);
      const points = pointsOf(path).map(String);
      expect(new Set(pointsOf(path).map(([x = 0, y = 0]) => String([5 - x, y])))).toEqual(new Set(points));
    }
  });

  it('tells nearly all of two hundred people apart', () => {
    const paths = Array.from({ length: 200 }, (_, number) => pathOf(author(`person ${number}`, 'verified')));
    expect(new Set(paths).size).toBeGreaterThan(190);
  });

  it('is a letter where nobody vouches for who it is, and is heard by nobody', () => {
    expect(draw(author('Zoe', 'claimed')).textContent).toBe('Z');
    for (const mark of ['verified', 'guest', 'opaque', 'claimed'] as const) {
      const avatar = draw(author('Zoe', mark));
      expect(avatar.getAttribute('aria-hidden')).toBe('true');
      expect(avatar.classList.contains(mark)).toBe(true);
    }
  });
});
