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
      const facts = { role, attested: tokenId !== undefined, topicCount: topics?.length };
      if (lifeMs === undefined) return { code: 'untold', facts };
      const lifeSeconds = Math.floor(lifeMs / 1_000);
      return { code: lifeMs < SHORT_MS ? 'short' : 'told', facts: { ...facts, lifeSeconds } };
    },
  };
}
