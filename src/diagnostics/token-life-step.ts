import type { Findings } from './probes.ts';
import type { StepOf } from './steps.ts';

/** The page renews in time, but every renewal is a request to the machine. */
const SHORT_MS = 120_000;

/** How long the token lives, and what it is good for, as far as its machine says. */
export function tokenLifeStep(findings: Findings): StepOf<'token-life'> {
  return {
    id: 'token-life',
    needs: ['machine-answer'],
    deadlineMs: 1_000,
    run: async () => {
      const { lifeMs, role, tokenId, topics } = findings.answer?.vended ?? {};
      const said = { role, attested: tokenId !== undefined, topicCount: topics?.length };
      const facts = lifeMs === undefined ? said : { ...said, lifeSeconds: Math.floor(lifeMs / 1_000) };
      if (role === 'unknown') return { code: 'unknown-role', facts };
      if (lifeMs === undefined) return { code: 'untold', facts };
      return { code: lifeMs < SHORT_MS ? 'short' : 'told', facts };
    },
  };
}
