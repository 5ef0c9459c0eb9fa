import { isUuid } from '../base/uuid.ts';
import { MAX_USER_NAME_LENGTH, personNameFault } from './person-name.ts';

/**
 * What messages say of whom they are: the name that the person is known by, or where that is only an id, what they call
 * themselves, if it can be drawn as it is.
 */
export function shownName(userName: string, claimedName: string | undefined): string {
  if (claimedName === undefined || !isUuid(userName)) return userName;
  // An address is for everybody to see only where the machine attests it.
  if (claimedName.includes('@')) return userName;
  return personNameFault(claimedName, MAX_USER_NAME_LENGTH) === undefined ? claimedName : userName;
}
