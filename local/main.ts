// `npm run local`: the stand-ins alone, until Ctrl-C.

import { instructions } from './instructions.ts';
import { startStandIns } from './stand-ins.ts';

const standIns = await startStandIns();
const { momento, cacheName, tokenUrl } = standIns;
const { webUrl, grpcAddress, legacyApiToken } = momento;
console.log(instructions({ cacheName, webUrl, grpcAddress, apiToken: legacyApiToken, tokenUrl }));

const stop = () => void standIns.close();
process.once('SIGINT', stop).once('SIGTERM', stop);
