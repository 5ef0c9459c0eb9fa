import { describe, expect, it } from 'vitest';
import { loadOptions } from '../../../tools/load/load-options.ts';

const URL_OF_MINE = 'https://abc123.execute-api.us-west-2.amazonaws.com/prod/';

describe('the options of a load', () => {
  it('are low unless told otherwise', () => {
    expect(loadOptions([URL_OF_MINE], {})).toEqual({
      url: new URL(URL_OF_MINE),
      perSecond: 2,
      seconds: 60,
      despiteRefusals: false,
      headers: {},
    });
  });

  it('take credentials from the environment', () => {
    expect(loadOptions([URL_OF_MINE], { LOAD_USERNAME: 'ann', LOAD_PASSWORD: 'hush' })).toMatchObject({
      headers: { username: 'ann', password: 'hush' },
    });
    expect(
      loadOptions([URL_OF_MINE, '--origin', 'https://chat.example.com'], { LOAD_TOKEN: 'hush' }),
    ).toMatchObject({ headers: { Authorization: 'Bearer hush', Origin: 'https://chat.example.com' } });
  });

  it('allow what an account may vend by default, and more only by a word', () => {
    const at = (perSecond: string, ...more: string[]) =>
      loadOptions([URL_OF_MINE, '--perSecond', perSecond, ...more], {});
    expect(at('5')).toMatchObject({ perSecond: 5 });
    expect(() => at('5.01')).toThrow('unable to ask more than 5 times a second');
    expect(at('100', '--above-default-limit')).toMatchObject({ perSecond: 100 });
    expect(() => at('100.1', '--above-default-limit')).toThrow('up to 100');
  });

  it('give up on a machine that refuses most, unless told otherwise', () => {
    expect(loadOptions([URL_OF_MINE, '--despite-refusals'], {})).toMatchObject({ despiteRefusals: true });
  });

  it.each(['0', '-1', 'NaN', 'Infinity', '', 'fast'])('allow no rate of "%s"', (perSecond) => {
    const args = [URL_OF_MINE, `--perSecond=${perSecond}`, '--above-default-limit'];
    expect(() => loadOptions(args, {})).toThrow(`--perSecond; it is "${perSecond}"`);
  });

  it('end after ten minutes at most', () => {
    expect(loadOptions([URL_OF_MINE, '--seconds', '600'], {})).toMatchObject({ seconds: 600 });
    expect(() => loadOptions([URL_OF_MINE, '--seconds', '601'], {})).toThrow('up to 600');
  });

  it.each([
    'https://console.gomomento.com/',
    'https://token.cell-us-east-1-1.prod.a.momentohq.com/',
    'https://momentohq.com./',
    'https://API.CACHE.CELL-4-us-west-2-1.PROD.A.MOMENTOHQ.COM/',
  ])('ask nothing of Momento itself: %s', (url) => {
    expect(() => loadOptions([url], {})).toThrow('that is Momento itself');
  });

  it.each([
    'https://my-momento-chat.netlify.app/api/momento/token',
    'http://127.0.0.1:3000/',
    'http://localhost/',
  ])('may ask %s', (url) => {
    expect(loadOptions([url], {})).toMatchObject({ url: new URL(url) });
  });

  it.each([
    ['plain http elsewhere', 'http://tvm.example.com/', 'neither https nor of this computer'],
    ['a name that only begins like this computer’s', 'http://127.0.0.1.example.com/', 'neither https'],
    ['a password in it', 'https://ann:hush@tvm.example.com/', 'it holds a password'],
    ['a query', 'https://tvm.example.com/?token=hush', 'leave out'],
    ['no address', 'hush', 'it is no URL'],
  ])('take no address with %s, and do not repeat it', (_what, url, words) => {
    const attempt = () => loadOptions([url], {});
    expect(attempt).toThrow(words);
    expect(attempt).not.toThrow('hush');
  });

  it('want one way to sign in, whole', () => {
    expect(() => loadOptions([URL_OF_MINE], { LOAD_USERNAME: 'ann' })).toThrow('need each other');
    const both = { LOAD_USERNAME: 'ann', LOAD_PASSWORD: 'hush', LOAD_TOKEN: 'hush' };
    expect(() => loadOptions([URL_OF_MINE], both)).toThrow('unset one of them');
  });

  it('say how to use it', () => {
    expect(loadOptions(['--help'], {})).toBe('help');
    expect(() => loadOptions([], {})).toThrow('npm run load -- <URL of the machine>');
    expect(() => loadOptions([URL_OF_MINE, 'hush'], {})).toThrow('npm run load -- <URL of the machine>');
  });
});
