import { Late } from '../../base/late.ts';
import { LateReactions } from './late-reactions.ts';
import type { People, PeopleOptions, PeoplePolicy } from './people.ts';
import type { ReactionsOptions } from './reactions.ts';

type Shared = Omit<ReactionsOptions, 'budget' | 'isBusy' | 'onChange'> &
  Pick<PeopleOptions, 'timeline' | 'claims' | 'authorOf' | 'me'>;

export interface LatePartsOptions extends Shared {
  /** What all pages of the room may spend on these parts; default: 3. */
  readonly sideOperationsPerSecond: number | undefined;
  /** Default: nobody is told anything of us. */
  readonly policy: (() => PeoplePolicy) | undefined;
  /** Whether messages wait to be sent. */
  readonly hasMessages: () => boolean;
  /** Whether anything may be published, and somebody hears it. */
  readonly mayWrite: () => boolean;
}

// Of the ten that a service has in a second by default; the rest is for messages.
const OPERATIONS_PER_SECOND = 3;

/** What a room has besides its messages: each part is loaded when it is needed, and all share one budget. */
export function lateParts(options: LatePartsOptions): {
  readonly reactions: LateReactions;
  readonly people: Late<People>;
} {
  const { sideOperationsPerSecond: operationsPerSecond = OPERATIONS_PER_SECOND } = options;
  const { policy = () => ({ presence: false, typing: false }), hasMessages, mayWrite, session } = options;
  const budget = new Late(async () => {
    const { SideBudget } = await import('./side-budget.ts');
    return new SideBudget({ ...options, operationsPerSecond });
  });
  return {
    reactions: new LateReactions(async (onChange) => {
      const [{ Reactions }, shared] = await Promise.all([import('./reactions.ts'), budget.get()]);
      return new Reactions({ ...options, budget: shared, isBusy: hasMessages, onChange });
    }),
    people: new Late(async () => {
      const [{ People }, shared] = await Promise.all([import('./people.ts'), budget.get()]);
      return new People({
        ...options,
        budget: shared,
        policy,
        publish: (text) => session.publish(() => text),
        isBusy: () => hasMessages() || !mayWrite(),
      });
    }),
  };
}
