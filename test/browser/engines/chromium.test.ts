import { chromiumEngine } from '../../support/engines/chromium-engine.ts';
import { describeEngine } from './describe-engine.ts';

describeEngine(chromiumEngine);
