// Who says what in the pictures.

interface Step {
  /** The time of day. */
  readonly at: string;
}

export type Line = Step &
  (
    | { readonly by: string; readonly joins: true }
    | { readonly by: string; readonly id: string; readonly text: string; readonly replyTo?: string }
    | { readonly by: string; readonly reacts: readonly string[]; readonly to: string }
    /** Whoever is in the picture. */
    | { readonly says: string; readonly first?: string }
  );

export interface Conversation {
  readonly locale: string;
  /** How the page says that a room is live. */
  readonly live: string;
  /** How it says that one has come. */
  readonly joined: string;
  readonly room: string;
  readonly me: string;
  /** Names by token ids: `guest:` stands before those of guests. */
  readonly people: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

const [JONAS, PRIYA, LENA, TOM] = ['Jonas', 'Priya', 'Lena', 'guest:Tom'];

export const english: Conversation = {
  locale: 'en-US',
  live: 'Live',
  joined: 'You joined',
  room: 'launch',
  me: 'Maya',
  people: { [JONAS]: 'Jonas', [PRIYA]: 'Priya', [LENA]: 'Lena', [TOM]: 'Tom' },
  lines: [
    {
      at: '10:03',
      by: JONAS,
      id: 'staging',
      text: 'Morning! **Version 2.4** is on staging. Please have a look before we release at 2 p.m.',
    },
    { at: '10:05', by: TOM, joins: true },
    {
      at: '10:06',
      by: PRIYA,
      id: 'faster',
      text: 'Looks good here. Signing in takes 180 ms now, it was _900 ms_ 🚀',
    },
    { at: '10:06', by: JONAS, reacts: ['🎉'], to: 'faster' },
    { at: '10:06', by: LENA, reacts: ['🎉', '👍'], to: 'faster' },
    { at: '10:08', by: TOM, id: 'stale', text: 'My phone still shows yesterday’s prices. Is it only me?' },
    {
      at: '10:09',
      by: PRIYA,
      id: 'clear',
      text: 'That is the old cache. Clear it once:\n```\nnpm run cache:clear -- --staging\n```',
      replyTo: 'stale',
    },
    { at: '10:11', by: TOM, id: 'thanks', text: 'That was it, thank you!' },
    { at: '10:11', by: PRIYA, reacts: ['👍'], to: 'thanks' },
    { at: '10:12', by: JONAS, id: 'notes', text: '@Maya can you write the release notes?' },
    { at: '10:14', first: 'On it. You have a draft by noon.', says: 'On it. You have a draft by *11:30*.' },
  ],
};

const [LAYLA, OMAR, SARA] = ['ليلى', 'عمر', 'guest:سارة'];

export const arabic: Conversation = {
  locale: 'ar-EG',
  live: 'متصل',
  joined: 'انضممت إلى الغرفة',
  room: 'الفريق',
  me: 'مريم',
  people: { [LAYLA]: 'ليلى', [OMAR]: 'عمر', [SARA]: 'سارة' },
  lines: [
    { at: '10:03', by: LAYLA, id: 'a', text: 'صباح الخير! **الإصدار 2.4** جاهز للتجربة قبل النشر اليوم.' },
    { at: '10:05', by: OMAR, id: 'b', text: 'يعمل جيدًا عندي، وتسجيل الدخول أسرع بكثير 🚀' },
    { at: '10:05', by: LAYLA, reacts: ['🎉'], to: 'b' },
    { at: '10:08', by: SARA, id: 'c', text: 'هل نلتقي الساعة الثانية ظهرًا؟', replyTo: 'a' },
    { at: '10:10', says: 'نعم، سأرسل الرابط إلى الجميع.' },
  ],
};

const [SATO, TANAKA, YUI] = ['佐藤', '田中', 'guest:結衣'];

export const japanese: Conversation = {
  locale: 'ja-JP',
  live: 'オンライン',
  joined: 'ルームに参加しました',
  room: '開発チーム',
  me: '美咲',
  people: { [SATO]: '佐藤', [TANAKA]: '田中', [YUI]: '結衣' },
  lines: [
    {
      at: '10:03',
      by: SATO,
      id: 'a',
      text: 'おはようございます。 **バージョン2.4** を検証環境に入れました。',
    },
    { at: '10:05', by: TANAKA, id: 'b', text: '確認しました。サインインがとても速くなりましたね 🚀' },
    { at: '10:05', by: SATO, reacts: ['🎉'], to: 'b' },
    { at: '10:08', by: YUI, id: 'c', text: '公開は午後2時で変わりませんか？', replyTo: 'a' },
    { at: '10:10', says: 'はい、予定どおりです。お知らせも用意しておきます。' },
  ],
};

/** What is said in other rooms, meanwhile. */
export const elsewhere = [
  { room: 'design', at: '09:48', by: PRIYA, name: 'Priya', text: 'The new icons are in the shared folder.' },
  { room: 'lunch', at: '10:13', by: LENA, name: 'Lena', text: 'Pasta or the new ramen place?' },
  { room: 'lunch', at: '10:14', by: JONAS, name: 'Jonas', text: 'Ramen!' },
] as const;
