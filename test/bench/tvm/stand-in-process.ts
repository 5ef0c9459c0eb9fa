// The stand-in for Momento in a process of its own, so that what it costs is not counted with those who ask it.

import { startMomentoStandIn } from '../../../local/momento/index.ts';

/** What this process tells its parent. */
export interface StandInReady {
  readonly address: string;
  readonly apiKey: string;
}

const standIn = await startMomentoStandIn({ caches: ['chat'] });
process.send?.({ address: standIn.grpcAddress, apiKey: standIn.legacyApiToken } satisfies StandInReady);
process.once('disconnect', () => void standIn.close().then(() => process.exit(0)));
