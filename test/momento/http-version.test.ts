import { describe, expect, it } from 'vitest';
import { wentOverHttp1 } from '../../src/momento/http-version.ts';

const PUBLISH = 'https://cell-1-us-west-2-1.prod.a.momentohq.com/cache_client.pubsub.Pubsub/Publish';

describe('The version of HTTP by which Momento was reached', () => {
  it.each([
    ['http/1.1', true],
    ['http/1.0', true],
    ['h2', false],
    ['h3', false],
    // The service does not let the page know.
    ['', undefined],
    [undefined, undefined],
  ])('is told from "%s"', (nextHopProtocol, isHttp1) => {
    expect(wentOverHttp1({ name: PUBLISH, nextHopProtocol })).toBe(isHttp1);
  });

  it('is 1.1 without TLS, whatever the page may know', () => {
    const name = 'http://page-1.localhost:8080/cache_client.pubsub.Pubsub/Subscribe';
    expect(wentOverHttp1({ name, nextHopProtocol: '' })).toBe(true);
  });

  it.each(['https://chat.example/assets/room.js', 'https://tvm.example/token?name=Ann'])(
    'is not told from another request: %s',
    (name) => {
      expect(wentOverHttp1({ name, nextHopProtocol: 'http/1.1' })).toBeUndefined();
    },
  );
});
