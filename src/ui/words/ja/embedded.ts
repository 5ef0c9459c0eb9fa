import type { Dictionary } from '../words.ts';

export const embedded: Dictionary['embedded'] = {
  muteText:
    'ミュートした相手のメッセージは、このページを再読み込みするまで表示されなくなります。相手には通知されません。ミュートは、メッセージ一覧からいつでも解除できます。',
};
