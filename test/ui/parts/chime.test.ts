import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { chime } from '../../../src/ui/parts/chime.ts';
import { settle } from '../../support/fake-clock.ts';

/** When tones begin that are heard, in s. */
let heard: number[];

class FakeNode {
  connect(next: FakeNode): FakeNode {
    return next;
  }
}

class FakeOscillator extends FakeNode {
  start(atS: number): void {
    heard.push(atS);
  }

  stop(): void {}
}

class FakeGain extends FakeNode {
  readonly gain = { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} };
}

/** An audio context that goes on as soon as it may. */
class FakeAudio {
  static readonly all: FakeAudio[] = [];
  static isAllowed = true;
  state = 'suspended';
  readonly currentTime = 7;
  readonly destination = new FakeNode();

  constructor() {
    FakeAudio.all.push(this);
  }

  async resume(): Promise<void> {
    if (FakeAudio.isAllowed) this.state = 'running';
  }
}

function stubBrowser(hasBeenActive: boolean | undefined, Audio: unknown = FakeAudio): void {
  vi.stubGlobal('AudioContext', Audio);
  vi.stubGlobal('OscillatorNode', FakeOscillator);
  vi.stubGlobal('GainNode', FakeGain);
  const userActivation = hasBeenActive === undefined ? undefined : { hasBeenActive };
  Object.defineProperty(navigator, 'userActivation', { value: userActivation, configurable: true });
  onTestFinished(() => {
    vi.unstubAllGlobals();
    Reflect.deleteProperty(navigator, 'userActivation');
  });
}

async function chimed(): Promise<void> {
  chime();
  await settle();
}

beforeEach(() => {
  heard = [];
  FakeAudio.isAllowed = true;
});

// First: a context that was made is kept.
it('is none, and no error, where there is no sound', async () => {
  stubBrowser(true, null);
  await chimed();
  stubBrowser(true, function Refused() {
    throw new DOMException('not here', 'NotAllowedError');
  });
  await chimed();
  expect(heard).toEqual([]);
});

it.each([true, undefined])(
  'is two tones, one after the other (somebody has pressed something: %s)',
  async (hasBeenActive) => {
    stubBrowser(hasBeenActive);
    await chimed();
    expect(heard).toEqual([7, 7.12]);
    await chimed();
    expect(heard).toHaveLength(4);
  },
);

it('is none before anybody has pressed anything, nor later when they have', async () => {
  stubBrowser(false);
  await chimed();
  FakeAudio.isAllowed = false;
  for (const audio of FakeAudio.all) audio.state = 'suspended';
  Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true }, configurable: true });
  await chimed();
  expect(heard).toEqual([]);
});
