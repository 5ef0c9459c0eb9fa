import { sentences } from '../../../ui/parts/sentences.ts';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { RefusalReason } from '../../identity-error.ts';
import type { OidcFailure } from '../oidc-failure.ts';
import { oidcNoticeWords } from './oidc-notice-words.ts';

/** That a part is missing cannot be told by another part. */
export type NoticedFailure = Exclude<OidcFailure, { by: 'page' }>;

/** The provider's name for "the person said no" (RFC 6749, 4.1.2.1). */
const DECLINED = 'access_denied';

/** Why nobody is signed in, and what to do. */
export function failureWords(
  failure: NoticedFailure,
  where: { readonly machineName: string; readonly host: string },
): UserMessage {
  const say = oidcNoticeWords();
  switch (failure.by) {
    case 'browser':
      return say.browser;
    case 'machine': {
      const { machine } = say;
      const { code } = failure.failure;
      return (code in machine ? machine[code as keyof typeof machine] : machine.malformed)(where);
    }
    case 'provider': {
      const { code, reason } = failure.error;
      const { heading, text } = (reason?.name === DECLINED ? say.declined : say.provider[code])(where);
      return { heading, text: sentences(text, reason ? saidBy(where.host, reason) : '') };
    }
  }
}

/** The provider's own text, marked as such: anybody might have written it. */
export function saidBy(host: string, { name, says }: RefusalReason): string {
  return oidcNoticeWords().says(host, says === '' ? name : `${says} (${name})`);
}
