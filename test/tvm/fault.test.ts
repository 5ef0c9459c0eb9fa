import { describe, expect, it } from 'vitest';
import { faultOf } from '../../tvm/fault.ts';

describe('a fault', () => {
  it('is the name of an error and places in the code, without its text', () => {
    const fault = faultOf(new TypeError('hush-hush\n    at hush (hush.ts:1:1)'));
    expect(fault?.name).toBe('TypeError');
    expect(fault?.at.length).toBeGreaterThan(0);
    expect(fault?.at[0]).toMatch(/fault\.test\.ts:\d+:\d+\)?$/);
    expect(JSON.stringify(fault)).not.toContain('hush');
  });

  it('has at most eight places', () => {
    const deep = (left: number): unknown => (left === 0 ? new Error('deep') : deep(left - 1));
    expect(faultOf(deep(20))?.at).toHaveLength(8);
  });

  it('does not repeat a name that says more than a name', () => {
    const error = Object.assign(new Error('x'), { name: 'password=hush hush' });
    expect(faultOf(error)?.name).toBe('Error');
  });

  it('is little for what is no error, and nothing for nothing', () => {
    expect(faultOf('hush-hush')).toEqual({ name: 'string', at: [] });
    expect(faultOf(undefined)).toBeUndefined();
  });
});
