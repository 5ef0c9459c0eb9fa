import { expect, it } from 'vitest';
import { EffectiveTable } from '../../../src/ui/settings/effective-table.ts';
import { textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

it('says which colour the page shows instead of one that nobody could read', async () => {
  const values = [
    { key: 'brand.accent.light', value: '#ffcc00', source: 'config.json', instead: '#806600' },
    { key: 'brand.accent.dark', value: '#ffcc00', source: 'config.json' },
  ] as const;
  const table = await mount(Object.assign(new EffectiveTable(), { values }));
  const cells = [...table.renderRoot.querySelectorAll('td:not(.source)')].map(textOf);
  expect(cells).toEqual(['#ffcc00 Too little contrast: shown as #806600', '#ffcc00']);
});
