import { describe, expect, it } from 'vitest';
import { isFailedImport } from '../../../src/ui/page/failed-import.ts';

describe('isFailedImport', () => {
  it.each([
    new TypeError('Failed to fetch dynamically imported module: https://chat.example/assets/room.js'),
    new TypeError('error loading dynamically imported module: https://chat.example/assets/room.js'),
    new TypeError('Importing a module script failed.'),
  ])('knows what each engine says: %s', (error) => {
    expect(isFailedImport(error)).toBe(true);
  });

  it.each([
    new TypeError('crypto.randomUUID is not a function'),
    new RangeError('Incorrect locale information provided'),
    new Error('unable to enter a room'),
    'dynamically imported module',
    undefined,
  ])('takes nothing else for it: %s', (error) => {
    expect(isFailedImport(error)).toBe(false);
  });
});
