import { ControlFields } from '../control-fields.ts';
import type { FaultTarget, Refusal } from './faults.ts';
import type { ItemValue } from './frames.ts';
import { isStatusName, type StatusName } from './status.ts';
import type { StreamFilter } from './streams.ts';
import type { TopicName } from './topics.ts';

/** Reads what the control of Momento's stand-in takes. */
export class MomentoControlFields extends ControlFields {
  status(): StatusName {
    return this.required('status', this.read('status', 'the name of a gRPC status', isStatusName));
  }

  topic(): TopicName {
    return {
      cacheName: this.required('cacheName', this.text('cacheName')),
      topicName: this.required('topicName', this.text('topicName')),
    };
  }

  streamFilter(): StreamFilter {
    return {
      cacheName: this.text('cacheName'),
      topicName: this.text('topicName'),
      tokenId: this.text('tokenId'),
      host: this.text('host'),
    };
  }

  /** `text`, or `base64` for bytes, or neither for an item without a value. */
  itemValue(): ItemValue {
    const text = this.text('text');
    if (text !== undefined) return { text };
    const base64 = this.text('base64');
    return base64 === undefined ? {} : { binary: Buffer.from(base64, 'base64') };
  }

  refusal(targets: readonly FaultTarget[]): Refusal {
    const base = {
      operation: this.oneOf('operation', targets),
      host: this.text('host'),
      forMs: this.number('forMs'),
      times: this.number('times'),
    };
    if (this.flag('drop')) return { ...base, drop: true };
    const httpStatus = this.number('httpStatus');
    if (httpStatus !== undefined) {
      const headers = this.texts('headers');
      return { ...base, httpStatus, body: this.text('body'), headers, cors: this.flag('cors') };
    }
    return { ...base, status: this.status(), message: this.text('message'), reason: this.text('reason') };
  }
}
