// What the room asks the browser about itself. Where it cannot say, the answer is the safe one.

/** Whether a text field grows with its text. */
export function growsByItself(): boolean {
  try {
    return CSS.supports('field-sizing', 'content');
  } catch {
    return false;
  }
}

/** Whether the focus brings up no keyboard on the screen. */
export function hasKeyboard(): boolean {
  try {
    return matchMedia('(pointer: fine)').matches;
  } catch {
    return false;
  }
}

/** Whether shortcuts are pressed with the Command key, as on Apple's devices. */
export function hasCommandKey(): boolean {
  try {
    return /^(?:Mac|iP)/.test(navigator.platform);
  } catch {
    return false;
  }
}
