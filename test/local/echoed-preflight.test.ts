import { describe, expect, it } from 'vitest';
import { preflightHeaders } from '../../local/echoed-preflight.ts';

const terms = { methods: 'POST', maxAgeSeconds: 60 };

describe('a preflight', () => {
  it('is told the methods, and for how long they hold', () => {
    expect(preflightHeaders({ headers: {} }, terms)).toEqual({
      'access-control-allow-methods': 'POST',
      'access-control-max-age': '60',
    });
  });

  it('gets leave for every header that it asks for', () => {
    const headers = { 'access-control-request-headers': 'authorization,x-amz-target' };
    expect(preflightHeaders({ headers }, terms)).toMatchObject({
      'access-control-allow-headers': 'authorization,x-amz-target',
    });
  });

  it('gets leave for this machine only where it asks for that', () => {
    const allowed = (headers: Record<string, string>) =>
      preflightHeaders({ headers }, terms)['access-control-allow-private-network'];
    expect(allowed({ 'access-control-request-private-network': 'true' })).toBe('true');
    expect(allowed({})).toBeUndefined();
  });
});
