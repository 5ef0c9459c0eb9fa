import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { MachineFailure } from '../../way-in-parts.ts';
import { cognitoNoticeWords } from './cognito-notice-words.ts';

/** Why the machine does not let in who has signed in. What passes is told in the room, which goes on trying. */
export function accessMessage({ code }: MachineFailure, machineName: string): UserMessage | undefined {
  const { forbidden, notAccepted, unexplained } = cognitoNoticeWords().access;
  if (code === 'forbidden') return forbidden(machineName);
  if (code === 'unauthorized') return notAccepted(machineName);
  return code === 'unavailable' ? unexplained(machineName) : undefined;
}
