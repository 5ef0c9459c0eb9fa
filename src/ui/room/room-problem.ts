import type { Problem } from '../../chat/room/chat-room.ts';
import type { UserMessage } from '../parts/user-message.ts';
import { connectionProblem, problemsWords } from './problems-words.ts';

/** The room as it is drawn. */
interface DrawnRoom {
  readonly machineName: string;
  readonly cacheName: string;
  readonly isMember: boolean;
  readonly isEmbedded: boolean;
}

/** What stops the conversation in a room, in words. */
export function problemIn(
  { machineName, cacheName, isMember, isEmbedded }: DrawnRoom,
  { roomName, userName }: { readonly roomName: string; readonly userName: string },
  problem: Problem,
): UserMessage {
  const checkUp = checkUpWords(isEmbedded);
  return connectionProblem(problem, { machineName, cacheName, roomName, userName, checkUp, isMember });
}

/** A network that holds messages back does not stop it. */
export function delayIn({ isEmbedded }: DrawnRoom): UserMessage {
  return problemsWords().delayed(checkUpWords(isEmbedded));
}

/** There are no settings in somebody else's page. */
function checkUpWords(isEmbedded: boolean): string {
  return isEmbedded ? '' : problemsWords().checkUp;
}
