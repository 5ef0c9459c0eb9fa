// What a room needs that nobody waits for: loaded when it is drawn.

import './people/typing-line.ts';

export { keepAboveKeyboard } from './above-keyboard.ts';
