import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { QrCode } from '../../../../src/sign-in/cognito/view/qr-code.ts';
import { TotpSecret } from '../../../../src/sign-in/cognito/view/totp-secret.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { button, elementsBelow, textOf } from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';

const SECRET = 'ABCDEFGHIJKLMNOPQR';
const URL = `otpauth://totp/Member:ada?secret=${SECRET}&issuer=Member`;

async function totpSecret() {
  const clock = new FakeClock();
  const element = await mount(Object.assign(new TotpSecret(), { secret: SECRET, otpauthUrl: URL, clock }));
  await settle();
  return { element, clock };
}

function pictureIn(element: Element): Element {
  const picture = [...elementsBelow(element)].find((each) => each.getAttribute('role') === 'img');
  if (!picture) throw new Error('unable to find the picture');
  return picture;
}

/** What a camera would read from the picture. */
function scan(picture: Element): string {
  const [, , side] = (picture.getAttribute('viewBox') ?? '').split(' ').map(Number);
  if (!side) throw new Error('unable to scan; there is no picture');
  const scale = 4;
  const data = new Uint8Array(4 * (side * scale) ** 2).fill(255);
  for (const [, x, y] of (picture.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const start = row * side * scale + Number(x) * scale;
      for (let pixel = start; pixel < start + scale; pixel += 1) data.set([0, 0, 0], 4 * pixel);
    }
  }
  return decodeQR({ width: side * scale, height: side * scale, data });
}

describe('totp-secret', () => {
  it('draws what a camera reads as the link', async () => {
    const { element } = await totpSecret();
    expect(scan(pictureIn(element))).toBe(URL);
  });

  it('has a text in place of the picture that tells no secret', async () => {
    const { element } = await totpSecret();
    const label = pictureIn(element).getAttribute('aria-label') ?? '';
    expect(label).toMatch(/QR code/);
    expect(label).not.toContain(SECRET);
  });

  it('shows the key in groups of four, and the link', async () => {
    const { element } = await totpSecret();
    expect(textOf(element.shadowRoot?.querySelector('code') ?? element)).toBe('ABCD EFGH IJKL MNOP QR');
    expect(element.shadowRoot?.querySelector('a')?.getAttribute('href')).toBe(URL);
  });

  it('copies the key as it is, and says so for a moment', async () => {
    const { element, clock } = await totpSecret();
    button(element, 'Copy key').click();
    await settle();
    expect(await navigator.clipboard.readText()).toBe(SECRET);
    expect(button(element, 'Key copied')).toBeDefined();
    await clock.advance(2500);
    expect(button(element, 'Copy key')).toBeDefined();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('qr-code', () => {
  it('is drawn on white with a margin of four modules, in every theme', async () => {
    const element = await mount(Object.assign(new QrCode(), { text: 'x', label: 'x' }));
    const squares = [
      ...(element.shadowRoot?.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/g),
    ];
    expect(Math.min(...squares.flatMap(([, x, y]) => [Number(x), Number(y)]))).toBe(4);
  });
});
