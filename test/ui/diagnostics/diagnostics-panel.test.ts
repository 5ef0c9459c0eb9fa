import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StepProgress } from '../../../src/diagnostics/steps.ts';
import type { CheckUpOptions, CheckUpServices } from '../../../src/ui/diagnostics/check-up-services.ts';
import { DiagnosticsPanel } from '../../../src/ui/diagnostics/diagnostics-panel.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import {
  allByRole,
  button,
  byRole,
  elementsBelow,
  spokenText,
  textOf,
} from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

afterEach(() => vi.unstubAllGlobals());

/** A check-up that goes as the test says. */
class FakeCheckUp implements CheckUpServices {
  machineNames = ['Guest'];
  kindStepWords = () => undefined;
  readonly runs: CheckUpOptions[] = [];
  #end: (outcome: { report: string } | Error) => void = () => {};

  checkUp(options: CheckUpOptions): Promise<{ report: string }> {
    this.runs.push(options);
    return new Promise((resolve, reject) => {
      this.#end = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
    });
  }

  async move(steps: readonly StepProgress[]): Promise<void> {
    this.runs.at(-1)?.onProgress(steps);
    await settle();
  }

  async end(outcome: { report: string } | Error = { report: 'the report' }): Promise<void> {
    this.#end(outcome);
    await settle();
  }
}

const DONE: readonly StepProgress[] = [
  {
    id: 'machine-reachable',
    state: 'passed',
    code: 'answers',
    facts: { machine: 'https://tvm.example/' },
    durationMs: 9,
  },
  { id: 'clock', state: 'warning', code: 'off', facts: { clockAheadSeconds: 240 }, durationMs: 0 },
  { id: 'subscribe', state: 'failed', code: 'not-found', facts: {}, durationMs: 5 },
  { id: 'round-trip', state: 'skipped', code: 'earlier-failed', facts: {} },
];

async function setUp(machineNames?: string[]) {
  const services = new FakeCheckUp();
  if (machineNames) services.machineNames = machineNames;
  const clock = new FakeClock();
  const panel = await mount(Object.assign(new DiagnosticsPanel(), { services, clock }));
  return { services, clock, panel };
}

async function start(panel: DiagnosticsPanel): Promise<void> {
  button(panel, 'Run check-up').click();
  await settle();
}

const rows = (panel: DiagnosticsPanel) =>
  [...elementsBelow(panel)].filter(({ tagName }) => tagName === 'LI').map(spokenText);

const said = (panel: DiagnosticsPanel) =>
  [...elementsBelow(panel)]
    .filter((element) => element.getAttribute('aria-live') === 'polite')
    .map(textOf)
    .join('');

function stubClipboard(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
}

describe('<diagnostics-panel>', () => {
  it('begins with one button and no list', async () => {
    const { panel } = await setUp();
    expect(allByRole(panel, 'button').map(textOf)).toEqual(['Run check-up']);
    expect(allByRole(panel, 'list')).toEqual([]);
  });

  it('shows each step as it goes, in words', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    await services.move([
      { id: 'machine-reachable', state: 'running', facts: {} },
      { id: 'clock', state: 'pending', facts: {} },
    ]);
    expect(byRole(panel, 'list').getAttribute('aria-label')).toBe('Steps of the check-up');
    expect(rows(panel)).toEqual(['Token Vending Machine answers Running', 'Clock of this device Waiting']);
    expect(said(panel)).toBe('The check-up is running…');
    await services.move(DONE);
    await services.end();
    expect(rows(panel)).toEqual([
      'Token Vending Machine answers Passed Something answers at https://tvm.example/.',
      expect.stringMatching(
        /^Clock of this device Warning It is 4 minutes behind the machine’s\. What to do: Let the device/,
      ),
      expect.stringMatching(
        /^Subscribing to a room Failed The cache .* does not exist\. What to do: Create it/,
      ),
      'Round trip of a message Skipped An earlier step failed.',
    ]);
    expect(said(panel)).toBe('1 passed, 1 warning, 1 failed, 1 skipped');
  });

  it('runs one check-up at a time', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    await start(panel);
    expect(services.runs).toHaveLength(1);
    expect(button(panel, 'Run check-up').getAttribute('aria-disabled')).toBe('true');
    await services.end();
    await start(panel);
    expect(services.runs).toHaveLength(2);
  });

  it('stops it on demand, and keeps the focus', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    button(panel, 'Stop').focus();
    button(panel, 'Stop').click();
    expect(services.runs[0]?.signal.aborted).toBe(true);
    await services.end();
    expect(allByRole(panel, 'button').map(textOf)).toEqual(['Run check-up', 'Copy report']);
    expect(panel.shadowRoot?.activeElement).toBe(button(panel, 'Run check-up'));
  });

  it('stops it when it leaves the page', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    panel.remove();
    expect(services.runs[0]?.signal.aborted).toBe(true);
  });

  it('checks the machine that was chosen', async () => {
    const { panel, services } = await setUp(['Guest', 'Staff']);
    const select = panel.shadowRoot?.querySelector('select');
    expect(select?.labels[0]?.textContent).toBe('Token Vending Machine');
    panel.machineName = 'Staff';
    await start(panel);
    await services.end();
    expect(services.runs[0]?.machineName).toBe('Staff');
    if (select) {
      select.value = 'Guest';
      select.dispatchEvent(new Event('change'));
    }
    await start(panel);
    expect(services.runs[1]?.machineName).toBe('Guest');
  });

  it('draws the latencies, and tells them', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    const facts = { latenciesMs: [12.4, 30.9, 8.1], medianMs: 12.4, lostCount: 0 };
    await services.move([{ id: 'round-trip', state: 'passed', code: 'measured', facts, durationMs: 1 }]);
    const picture = panel.shadowRoot?.querySelector('figure svg');
    expect(picture?.getAttribute('role')).toBe('img');
    expect(picture?.getAttribute('aria-label')).toBe(
      '3 round trips: fastest 8.1 ms, median 12 ms, slowest 31 ms',
    );
    expect(picture?.querySelectorAll('rect')).toHaveLength(3);
  });

  it('copies the report, and says so for a moment', async () => {
    const copied: string[] = [];
    stubClipboard(async (text) => void copied.push(text));
    const { panel, services, clock } = await setUp();
    await start(panel);
    await services.end();
    button(panel, 'Copy report').click();
    await settle();
    expect(copied).toEqual(['the report']);
    expect(said(panel)).toContain('Report copied');
    await clock.advance(2500);
    expect(said(panel)).not.toContain('Report copied');
    expect(clock.pendingTimers).toBe(0);
  });

  it('shows the report where the page may not copy', async () => {
    stubClipboard(() => Promise.reject(new Error('not allowed')));
    const { panel, services } = await setUp();
    await start(panel);
    await services.end();
    button(panel, 'Copy report').click();
    await settle();
    const text = byRole(panel, 'textbox');
    expect(text instanceof HTMLTextAreaElement && text.value).toBe('the report');
    expect(panel.shadowRoot?.activeElement).toBe(text);
  });

  it('says so when a part of the page cannot be loaded', async () => {
    const { panel, services } = await setUp();
    await start(panel);
    await services.end(new Error('no chunk'));
    expect(textOf(byRole(panel, 'alert'))).toContain('Part of this page could not be loaded');
    expect(button(panel, 'Run check-up').getAttribute('aria-disabled')).toBeNull();
  });
});
