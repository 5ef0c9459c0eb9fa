import { jsonFields } from '../../base/json-fields.ts';

/** Of what somebody wants to be told while they do not read it. */
export interface NoticeWish {
  readonly about: 'nothing' | 'mentions' | 'all';
  readonly hasSound: boolean;
  /** Nothing is told before it: epoch ms. */
  readonly quietUntilMs: number;
}

/** As it is kept on the device, in web storage: what cannot be read wants nothing. */
export function parseNoticeWish(text: string | undefined): NoticeWish {
  const { about, hasSound, quietUntilMs } = jsonFields(text ?? '') ?? {};
  return {
    about: about === 'mentions' || about === 'all' ? about : 'nothing',
    hasSound: hasSound === true,
    quietUntilMs: typeof quietUntilMs === 'number' ? quietUntilMs : 0,
  };
}

/** `''` where there is nothing to keep. */
export function noticeWishText(wish: NoticeWish): string {
  const isDefault = wish.about === 'nothing' && !wish.hasSound && wish.quietUntilMs === 0;
  return isDefault ? '' : JSON.stringify(wish);
}
