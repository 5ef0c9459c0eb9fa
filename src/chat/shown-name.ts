import { isUuid } from '../base/uuid.ts';
import { MAX_USER_NAME_LENGTH, personNameFault } from './person-name.ts';

/**
 * What messages say of whom they are: the name that the person is known by, or where that is only an id, what they call
 * themselves, if it can be drawn as it is.
 * @param areOpaque somebody has said that ids are no names
 */
export function shownName(
  userName: string,
  { claimedName, areOpaque }: { readonly claimedName: string | undefined; readonly areOpaque: boolean },
): string {
  if (claimedName === undefined || !(areOpaque || isUuid(userName))) return userName;
  // An address is for everybody to see only where the machine attests it.
  if (claimedName.includes('@')) return userName;
  return personNameFault(claimedName, MAX_USER_NAME_LENGTH) === undefined ? claimedName : userName;
}
