import { describe, expect, it } from 'vitest';
import { isOfMixedScripts } from '../../../../src/ui/room/list/mixed-scripts.ts';

describe('isOfMixedScripts', () => {
  it.each([
    'ann',
    'Zoë 2 👩\u200d💻',
    'Юлия',
    'محمد',
    '田中 太郎',
    'さくら カナ Ann',
    'ann 김민준',
    'Ἀλέξανδρος',
    'दीपक',
    'ರಾಜ್',
    '5',
    '',
  ])('finds one alphabet, or what is written together, in %j', (name) => {
    expect(isOfMixedScripts(name)).toBe(false);
  });

  it.each([
    '\u0430nn',
    'b\u03bfb',
    'a\u057dn',
    'ann محمد',
    'Юлия Lee',
    '田中 Юлия',
    'さくら 김',
    'ann ರಾ',
    'ಕ க',
  ])('finds several alphabets in %j', (name) => {
    expect(isOfMixedScripts(name)).toBe(true);
  });
});
