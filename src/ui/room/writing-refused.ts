import type { Connection } from '../../chat/room/connection.ts';
import { roomWords } from './room-words.ts';

/** Why a member who has not been let in may not write here; '' where that is only a matter of time. */
export function writingRefused(connection: Connection): string {
  return isKeptOut(connection) ? roomWords().notLetIn : '';
}

function isKeptOut(connection: Connection): boolean {
  if (connection.state === 'refused') {
    const { source, code } = connection.problem;
    return source === 'machine' || code === 'permission-denied';
  }
  // The original machine says so to everybody whom it does not let in.
  return (
    connection.state === 'recovering' &&
    !connection.wasLive &&
    connection.problem.source === 'machine' &&
    connection.problem.code === 'unavailable'
  );
}
