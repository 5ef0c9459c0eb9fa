import { expect, onTestFinished } from 'vitest';
import { settle } from './fake-clock.ts';
import { fragileTexts } from './fragile-texts.ts';
import './shadow-active-element.ts';

/**
 * Puts an element into the page until the test is over, and waits until it and what is in it have rendered. At both
 * ends, no text in it may be one that a translator of the browser would freeze.
 */
export async function mount<T extends Element>(element: T): Promise<T> {
  document.body.append(element);
  onTestFinished(() => {
    const fragile = fragileTexts(element);
    element.remove();
    expect(fragile, 'texts bound between tags').toEqual([]);
  });
  await settle();
  expect(fragileTexts(element), 'texts bound between tags').toEqual([]);
  return element;
}
