// `npm run local`: the stand-ins alone, until Ctrl-C.

import { instructions } from './instructions.ts';
import { startStandIns } from './stand-ins.ts';

const standIns = await startStandIns();
console.log(instructions(standIns));

const stop = () => void standIns.close();
process.once('SIGINT', stop).once('SIGTERM', stop);
