const TONES_HZ = [660, 880] as const;
const TONE_S = 0.12;
const VOLUME = 0.08;
/** A tone must not begin or end at once: that is heard as a click. */
const FADE_S = 0.02;

let context: AudioContext | undefined;

/** A short sound, made here: nothing has to be loaded. None where nobody has pressed anything yet, as browsers demand. */
export function chime(): void {
  try {
    if (navigator.userActivation?.hasBeenActive === false) return;
    context ??= new AudioContext();
    // What is scheduled in one that stands still would be heard whenever it goes on.
    if (context.state === 'suspended')
      void context.resume().then(
        () => play(context),
        () => {},
      );
    else play(context);
  } catch {
    // There is no sound in this browser.
  }
}

function play(audio: AudioContext | undefined): void {
  if (audio?.state !== 'running') return;
  for (const [index, frequency] of TONES_HZ.entries()) {
    const startS = audio.currentTime + index * TONE_S;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, startS);
    volume.gain.linearRampToValueAtTime(VOLUME, startS + FADE_S);
    volume.gain.setValueAtTime(VOLUME, startS + TONE_S - FADE_S);
    volume.gain.linearRampToValueAtTime(0, startS + TONE_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(startS);
    tone.stop(startS + TONE_S);
  }
}
