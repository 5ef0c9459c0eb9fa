import { describe } from 'vitest';
import type { Engine } from '../../support/engines/engine.ts';
import { useEngine } from '../../support/engines/use-engine.ts';
import { describeBreaking } from './behaviours/breaking.ts';
import { describeEmbedding } from './behaviours/embedding.ts';
import { describeNavigating } from './behaviours/navigating.ts';
import { describeReturning } from './behaviours/returning.ts';
import { describeSettings } from './behaviours/settings.ts';
import { describeSigningIn } from './behaviours/signing-in.ts';
import { describeTalking } from './behaviours/talking.ts';
import { describeWriting } from './behaviours/writing.ts';

/** The one set of behaviours, in one browser; skipped where that is not installed. */
export function describeEngine(engine: Engine): void {
  describe.skipIf(engine.find() === undefined)(`In ${engine.name}`, () => {
    const stage = useEngine(engine);
    describeTalking(stage);
    describeNavigating(stage);
    describeReturning(stage);
    describeBreaking(stage);
    describeSigningIn(stage);
    describeSettings(stage);
    describeWriting(stage);
    describeEmbedding(stage);
  });
}
