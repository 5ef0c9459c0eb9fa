import { webkitEngine } from '../../support/engines/webkit-engine.ts';
import { describeEngine } from './describe-engine.ts';

describeEngine(webkitEngine);
