import { firefoxEngine } from '../../support/engines/firefox-engine.ts';
import { describeEngine } from './describe-engine.ts';

describeEngine(firefoxEngine);
