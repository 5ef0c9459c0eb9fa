import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contractCases } from './cases.ts';
import type { AuthMode, ContractMachine, ContractRequest, ContractTarget, GroupShape } from './contract.ts';
import type { ContractCase } from './contract-case.ts';
import { type RunningWorld, startWorld } from './contract-world.ts';
import { expectAnswer } from './expect-answer.ts';
import { passwordOf, READ_WRITE, reader } from './personas.ts';
import { runProviderContract } from './run-provider-contract.ts';

const HASTY_DEADLINE_MS = 50;

/** Tries one form of the machine in each of its modes. Call it at the top of a test file. */
export function runContract(name: string, target: ContractTarget): void {
  if (target.modes.includes('oidc')) runProviderContract(name, target);
  describe.each(target.modes)(`${name}, mode %s,`, (mode) => {
    let world: RunningWorld;
    let machine: ContractMachine;
    beforeAll(async () => {
      world = await startWorld(mode);
      machine = await target.start(world);
    }, 60_000);
    afterEach(() => world.standIn.control.reset());
    afterAll(async () => {
      await machine?.close();
      await world?.close();
    });

    const cases = contractCases.filter((row) => row.modes.includes(mode) && applies(row, { mode, target }));
    it.each(cases.map((row) => [row.title, row] as const))('answers %s', async (_title, row) => {
      expect.hasAssertions();
      if (row.momento) world.trouble(row.momento);
      const request = requestOf(row, { world, target });
      if (row.momento === 'silent' && target.startsAtOnce) await expectHastyAnswer({ row, request });
      else await expectAnswer(await machine.fetch(request), { row, world, request });
    });

    /** By a machine that soon gives Momento up: who never answers is late for any deadline, however busy the computer is. */
    async function expectHastyAnswer({ row, request }: { row: ContractCase; request: ContractRequest }) {
      const hasty = await target.start({ ...world, deadlineMs: HASTY_DEADLINE_MS });
      try {
        await expectAnswer(await hasty.fetch(request), { row, world, request });
      } finally {
        await hasty.close();
      }
    }
  });
}

function applies({ as }: ContractCase, { mode, target }: { mode: AuthMode; target: ContractTarget }) {
  const { authorizesBy = 'headers', groupShapes = ['list'] } = target;
  if (authorizesBy === 'headers' || mode === 'oidc')
    return as.kind !== 'member' || (as.groupsAs ?? 'list') === 'list';
  if (as.kind === 'member' && as.groupsAs) return groupShapes.includes(as.groupsAs);
  return as.kind !== 'wrong';
}

interface Setting {
  readonly world: RunningWorld;
  readonly target: ContractTarget;
}

function requestOf(row: ContractCase, setting: Setting): ContractRequest {
  const { method = 'GET', query = '', headers = {}, headerCase = (name: string) => name } = row;
  const spelt = Object.entries(credentialsFor(row, setting.world)).map(([name, value]) => [
    headerCase(name),
    value,
  ]);
  return {
    method,
    query,
    headers: { ...headers, ...(Object.fromEntries(spelt) as Record<string, string>) },
    identity: identityOf(row, setting),
  };
}

/** What the client sends to say who it is. */
function credentialsFor({ as }: ContractCase, { mode, idTokens }: RunningWorld): Record<string, string> {
  if (as.kind === 'wrong') {
    if (as.token === undefined) return { ...as.headers };
    const claims = idTokens.claims(reader.userName, reader.groups);
    return { authorization: `Bearer ${idTokens.token(claims, as.token)}` };
  }
  if (as.kind === 'nobody' || mode === 'open') return {};
  if (mode === 'lambda') return { username: as.userName, password: passwordOf(as.userName) };
  const claims = { ...idTokens.claims(as.userName, as.groups), ...as.claims };
  return { authorization: `Bearer ${idTokens.token(claims)}` };
}

function identityOf({ as }: ContractCase, { world, target }: Setting): ContractRequest['identity'] {
  // What a gateway hands on counts for nothing: here it says that everybody is somebody else.
  if (world.mode === 'oidc') return { kind: 'claims', claims: world.idTokens.claims('eve', [READ_WRITE]) };
  if (as.kind !== 'member' || world.mode === 'open') return undefined;
  const { userName, groups } = as;
  if (world.mode === 'lambda') return { kind: 'user', userName, tier: groups[0] ?? '' };
  const shape = as.groupsAs ?? target.groupShapes?.[0] ?? 'list';
  const claim = groups.length === 0 ? groups : shaped(groups, shape);
  return { kind: 'claims', claims: { ...world.idTokens.claims(userName, claim), ...as.claims } };
}

function shaped(groups: readonly string[], shape: GroupShape): string | readonly string[] {
  switch (shape) {
    case 'list':
      return groups;
    case 'comma':
      return groups.join(',');
    case 'brackets':
      return `[${groups.join(' ')}]`;
  }
}
