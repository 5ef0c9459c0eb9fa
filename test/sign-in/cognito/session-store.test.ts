import { describe, expect, it } from 'vitest';
import { sessionKey } from '../../../src/sign-in/cognito/session-key.ts';
import { SessionStore } from '../../../src/sign-in/cognito/session-store.ts';
import { readTokens } from '../../../src/sign-in/cognito/session-tokens.ts';
import { forgetSession } from '../../../src/sign-in/forget-session.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

const ID_TOKEN = `x.${btoa('{"iat":0,"exp":3600,"sub":"ada-1","cognito:username":"ada"}')}.x`;
const TOKENS = { idToken: ID_TOKEN, accessToken: 'access', refreshToken: 'refresh' };
const ADA = { userName: 'ada', tokens: readTokens(TOKENS, 0) };
const CLUB = sessionKey({ clientId: 'one-client', url: 'https://club.example/' });
const WORK = sessionKey({ clientId: 'one-client', url: 'https://work.example/' });

/** One tab, and the stores of both machines in it. */
function openTab() {
  const [tabStorage, deviceStorage] = [new FakeWebStorage(), new FakeWebStorage()];
  const [tab, device] = [tabStorage.openTab(), deviceStorage.openTab()];
  const places = { tab: () => tab, device: () => device };
  const storeOf = (key: string) => new SessionStore({ ...places, key, onDeviceChange: device.onChange });
  return { tabStorage, deviceStorage, places, club: storeOf(CLUB), work: storeOf(WORK) };
}

describe('A session in web storage', () => {
  it('is apart from that of another machine which takes tokens of the same client', () => {
    const { club, work } = openTab();
    club.save(ADA, 'device');
    expect(work.load('device')).toBeUndefined();
    expect(club.load('device')).toEqual(ADA);
  });

  it.each(['tab', 'device'] as const)(
    'is forgotten in the %s with its machine, and no other is',
    (keeping) => {
      const { places, club, work } = openTab();
      club.save(ADA, keeping);
      work.save(ADA, keeping);
      forgetSession(CLUB, places);
      expect(club.load(keeping)).toBeUndefined();
      expect(work.load(keeping)).toEqual(ADA);
    },
  );

  it('is forgotten on the device where the storage of the tab is blocked', () => {
    const { tabStorage, deviceStorage, places, club } = openTab();
    club.save(ADA, 'device');
    tabStorage.isBlocked = true;
    forgetSession(CLUB, places);
    expect(deviceStorage.isEmpty).toBe(true);
  });
});
