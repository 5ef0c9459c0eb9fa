import { describe } from 'vitest';
import type { Engine } from '../../support/engines/engine.ts';
import { useEngine } from '../../support/engines/use-engine.ts';
import { describeTalking } from './behaviours/talking.ts';

/** The one set of behaviours, in one browser; skipped where that is not installed. */
export function describeEngine(engine: Engine): void {
  describe.skipIf(engine.find() === undefined)(`In ${engine.name}`, () => {
    const stage = useEngine(engine);
    describeTalking(stage);
  });
}
