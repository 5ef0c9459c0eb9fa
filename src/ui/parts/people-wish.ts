import { jsonFields } from '../../base/json-fields.ts';

/** What somebody lets others see of them; an operator may have forbidden either. */
export interface PeopleWish {
  readonly presence: boolean;
  readonly typing: boolean;
}

/** As it is kept on the device, in web storage: what cannot be read forbids nothing. */
export function parsePeopleWish(text: string | undefined): PeopleWish {
  const { presence, typing } = jsonFields(text ?? '') ?? {};
  return { presence: presence !== false, typing: typing !== false };
}

/** `''` where there is nothing to keep. */
export function peopleWishText({ presence, typing }: PeopleWish): string {
  return presence && typing ? '' : JSON.stringify({ presence, typing });
}
