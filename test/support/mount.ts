import { onTestFinished } from 'vitest';
import { settle } from './fake-clock.ts';
import './shadow-active-element.ts';

/** Puts an element into the page until the test is over, and waits until it and what is in it have rendered. */
export async function mount<T extends Element>(element: T): Promise<T> {
  document.body.append(element);
  onTestFinished(() => element.remove());
  await settle();
  return element;
}
