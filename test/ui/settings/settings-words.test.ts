import { afterEach, describe, expect, it } from 'vitest';
import type { CheckUpOptions, CheckUpServices } from '../../../src/ui/diagnostics/check-up-services.ts';
import { DiagnosticsPanel } from '../../../src/ui/diagnostics/diagnostics-panel.ts';
import { SettingsDialog } from '../../../src/ui/settings/settings-dialog.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { allByRole } from '../../support/find-in-shadow.ts';
import { inlineWords, useMarkedWords } from '../../support/inline-words.ts';
import { mount } from '../../support/mount.ts';
import { answer, setUp } from './settings-set-up.ts';

const FILE = {
  cacheName: '1',
  tokenVendingMachines: [{ name: '%', auth: 'open', url: 'https://1.2/' }],
};

afterEach(() => localStorage.clear());

async function pressAll(root: Element): Promise<void> {
  for (const button of allByRole(root, 'button')) button.click();
  await settle();
}

describe('An element of the settings has no words of its own', () => {
  useMarkedWords();

  it('in the dialog, whatever is pressed', async () => {
    answer(() => new Response(null, { status: 500 }));
    const dialog = await mount(Object.assign(new SettingsDialog(), { services: setUp({ file: FILE }) }));
    expect(await inlineWords(dialog)).toEqual([]);
    for (let press = 0; press < 3; press++) {
      await pressAll(dialog);
      expect(await inlineWords(dialog)).toEqual([]);
    }
  });

  it('in the check-up', async () => {
    const runs: CheckUpOptions[] = [];
    const services: CheckUpServices = {
      machineNames: ['%', '%%'],
      kindStepWords: () => undefined,
      checkUp: async (options) => {
        runs.push(options);
        options.onProgress([
          { id: 'machine-reachable', state: 'running', facts: {} },
          { id: 'clock', state: 'warning', code: 'off', facts: { clockAheadSeconds: 240 }, durationMs: 0 },
          { id: 'subscribe', state: 'failed', code: 'not-found', facts: {}, durationMs: 5 },
          { id: 'round-trip', state: 'skipped', code: 'earlier-failed', facts: {} },
        ]);
        return { report: '1' };
      },
    };
    const panel = await mount(Object.assign(new DiagnosticsPanel(), { services, clock: new FakeClock() }));
    expect(await inlineWords(panel)).toEqual([]);
    await pressAll(panel);
    expect(runs).toHaveLength(1);
    expect(await inlineWords(panel)).toEqual([]);
  });
});
