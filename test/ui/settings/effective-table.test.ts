import { afterEach, expect, it } from 'vitest';
import { EffectiveTable } from '../../../src/ui/settings/effective-table.ts';
import { speak } from '../../../src/ui/words/language.ts';
import { textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

afterEach(() => speak('en'));

it('says which colour the page shows instead of one that nobody could read', async () => {
  const values = [
    { key: 'brand.accent.light', value: '#ffcc00', source: 'config.json', instead: '#806600' },
    { key: 'brand.accent.dark', value: '#ffcc00', source: 'config.json' },
  ] as const;
  const table = await mount(Object.assign(new EffectiveTable(), { values }));
  const cells = [...table.renderRoot.querySelectorAll('td:not(.source)')].map(textOf);
  expect(cells).toEqual(['#ffcc00 Too little contrast: shown as #806600', '#ffcc00']);
});

it.each([
  ['en', 'lobby, help, {"attribute":"name"}'],
  ['ar', 'lobby، help، {"attribute":"name"}'],
] as const)('puts the commas of the language between several values: %s', async (language, shown) => {
  await speak(language);
  const value = ['lobby', 'help', { attribute: 'name' }];
  const values = [{ key: 'rooms', value, source: 'config.json' }] as const;
  const table = await mount(Object.assign(new EffectiveTable(), { values }));
  expect([...table.renderRoot.querySelectorAll('bdi')].map(textOf)).toEqual([shown]);
});
