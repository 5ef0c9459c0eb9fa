import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractMachine, ContractTarget } from './contract.ts';
import type { Answer, ContractCase } from './contract-case.ts';
import { type RunningWorld, startWorld } from './contract-world.ts';
import { expectAnswer } from './expect-answer.ts';
import { READ_WRITE } from './personas.ts';
import { closeProvider, type ProviderToken, settingsFor, signedInPeople } from './provider-tokens.ts';

type Row = readonly [token: ProviderToken, person: string, answer: Answer];

const publishSubscribe: Answer = { kind: 'token', role: 'publish-subscribe' };
const subscribeOnly: Answer = { kind: 'token', role: 'subscribe-only' };
const forbidden: Answer = { kind: 'refusal', status: 403, code: 'forbidden' };
const unauthorized: Answer = { kind: 'refusal', status: 401, code: 'unauthorized' };

/** By which of the provider's tokens the machine knows people: what becomes of each. */
const tables: Readonly<Record<'id' | 'access', readonly Row[]>> = {
  id: [
    ['id', 'writer', publishSubscribe],
    ['id', 'reader', subscribeOnly],
    ['id', 'stranger', forbidden],
    ['access', 'writer', unauthorized],
    ['opaque', 'writer', unauthorized],
  ],
  access: [
    ['access', 'writer', publishSubscribe],
    ['access', 'reader', subscribeOnly],
    ['access', 'stranger', forbidden],
    ['id', 'writer', unauthorized],
    ['opaque', 'writer', unauthorized],
  ],
};

/** Tries one form of the machine with the tokens of a real provider. Called by `runContract`. */
export function runProviderContract(name: string, target: ContractTarget): void {
  afterAll(closeProvider);
  describe.each(['id', 'access'] as const)(`${name}, with %s tokens of the local provider,`, (token) => {
    let world: RunningWorld;
    let machine: ContractMachine;
    beforeAll(async () => {
      const { provider } = await signedInPeople();
      world = { ...(await startWorld('oidc')), provider: settingsFor(token, provider) };
      machine = await target.start(world);
    }, 60_000);
    afterAll(async () => {
      await machine?.close();
      await world?.close();
    });

    it.each(tables[token])('shown the %s token of the %s, answers with %o', async (shown, person, answer) => {
      expect.hasAssertions();
      const { tokens } = await signedInPeople();
      const row: ContractCase = {
        title: '',
        modes: ['oidc'],
        as: { kind: 'member', userName: person, groups: [] },
        answer,
      };
      const request = {
        method: 'GET',
        query: '',
        headers: { authorization: `Bearer ${tokens[person]?.[shown]}` },
        // As in `runContract`: what a gateway hands on counts for nothing.
        identity: { kind: 'claims', claims: world.idTokens.claims('eve', [READ_WRITE]) } as const,
      };
      await expectAnswer(await machine.fetch(request), { row, world, request });
    });
  });
}
