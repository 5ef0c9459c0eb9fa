import { onlyGiven } from './only-given.ts';

/** `TopicClient` makes one. Nothing in the page calls it. */
export class WebhookClient {
  constructor() {
    return onlyGiven(this, 'WebhookClient');
  }
}
