import { describe, expect, it } from 'vitest';
import { codeOfRefusal } from '../../src/tvm-client/status-table.ts';
import type { TvmErrorCode } from '../../src/tvm-client/tvm-error.ts';
import type { WireErrorCode } from '../../src/tvm-client/wire.ts';
import { Refusal } from '../../tvm/refusal.ts';

describe('codeOfRefusal', () => {
  it.each([
    [0, 'rejected'],
    [302, 'rejected'],
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'rejected'],
    [405, 'rejected'],
    [429, 'throttled'],
    [499, 'rejected'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'timeout'],
    [599, 'unavailable'],
  ])('takes status %d for %s', (status, code) => {
    expect(codeOfRefusal(status, '')).toBe(code);
  });

  it.each<[WireErrorCode, TvmErrorCode]>([
    ['bad_request', 'rejected'],
    ['unauthorized', 'unauthorized'],
    ['forbidden', 'forbidden'],
    ['method_not_allowed', 'rejected'],
    ['throttled', 'throttled'],
    ['internal', 'unavailable'],
    ['bad_gateway', 'unavailable'],
    ['unavailable', 'unavailable'],
    ['timeout', 'timeout'],
  ])('lets the code %s in the body win over the status', (wireCode, code) => {
    const refusal = new Refusal({ code: wireCode, message: 'why' });
    expect(codeOfRefusal(418, JSON.stringify(refusal.toBody()))).toBe(code);
    // Machine and client agree on its status too, for when a proxy has replaced the body.
    expect(codeOfRefusal(refusal.status, '')).toBe(code);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"message":"An error occurred!"}',
    '{"error":null}',
    '{"error":"forbidden"}',
    '{"error":{"code":5}}',
    '{"error":{"code":"made_up"}}',
    '{"error":{"code":"toString"}}',
    '<html>',
  ])('goes by the status when the body is %s', (body) => {
    expect(codeOfRefusal(429, body)).toBe('throttled');
  });
});
