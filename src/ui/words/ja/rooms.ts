import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const rooms: Dictionary['rooms'] = {
  rooms: 'ルーム',
  unread: (count) => `新着メッセージ${number(count)}件`,
  mentioned: 'メンションあり',
  gaveWay: '開いているルームが多すぎるため閉じました。選択するともう一度開きます。',
  leave: (room) => `「${room}」から退出`,
  forget: (room) => `「${room}」を一覧から削除`,
  addRoom: '別のルームに移動',
  add: '開く',
  close: '閉じる',
};
