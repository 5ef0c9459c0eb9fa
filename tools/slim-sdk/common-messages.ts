import { WireReader } from './wire-reader.ts';

/** Of Momento's common.proto: the answer to a publish. */
export class _Empty {
  static deserializeBinary(bytes: Uint8Array): _Empty {
    const reader = new WireReader(bytes);
    while (reader.nextField()) reader.skip();
    return new _Empty();
  }
}
