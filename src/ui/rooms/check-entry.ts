import { checkLabel } from '../../base/check-label.ts';
import { MAX_NAME_LENGTH } from '../../chat/name.ts';
import { checkPersonName } from '../../chat/person-name.ts';
import type { NameProblems } from '../join/join-fields.ts';
import { typedNameProblem } from '../parts/names-words.ts';
import type { RoomRequest } from '../room/room-request.ts';

export type EntryCheck =
  /** Names are in their checked form. */
  | { readonly ok: true; readonly request: RoomRequest }
  | { readonly ok: false; readonly problems: NameProblems };

/**
 * Holds the names of a request to the whole rule.
 * @param options.isGuest the person's name was typed; that of a user who is signed in is the machine's to judge
 */
export function checkEntry(request: RoomRequest, { isGuest }: { readonly isGuest: boolean }): EntryCheck {
  const room = checkLabel(request.roomName, MAX_NAME_LENGTH);
  const person = isGuest
    ? checkPersonName(request.userName, MAX_NAME_LENGTH)
    : { ok: true as const, name: request.userName };
  if (room.ok && person.ok) {
    return { ok: true, request: { ...request, roomName: room.label, userName: person.name } };
  }
  return {
    ok: false,
    problems: {
      ...(!room.ok && { roomName: typedNameProblem(room.fault, MAX_NAME_LENGTH) }),
      ...(!person.ok && { userName: typedNameProblem(person.fault, MAX_NAME_LENGTH) }),
    },
  };
}
