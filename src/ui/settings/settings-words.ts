// The words of the settings.

import type { Author } from '../../chat/author.ts';
import type { ConfigSource } from '../../config/fields/config-problem.ts';
import type { Theme } from '../page/theme.ts';
import type { NoticeWish } from '../parts/notice-wish.ts';
import type { PeopleWish } from '../parts/people-wish.ts';
import type { UserMessage } from '../parts/user-message.ts';
import { words } from '../words/words.ts';
import type { MachineTestOutcome } from './settings-services.ts';

export const EN = {
  heading: 'Settings',
  close: 'Close',
  /** The tab of what people set for themselves; the other one is `connection`. */
  personal: 'Personal',

  appearance: 'Appearance',
  theme: 'Theme',
  themes: {
    system: 'Same as device',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  } satisfies Record<Theme, string>,
  language: 'Language',
  /** Beside those of the page, each by its own name. */
  languages: { system: 'Same as browser' },

  notices: 'Notifications',
  noticesHint: 'Of messages in rooms that you are not looking at, as long as this page is open.',
  noticesAbout: 'Notify me of',
  noticesChoices: {
    nothing: 'Nothing',
    mentions: 'Messages that mention me',
    all: 'All messages',
  } satisfies Record<NoticeWish['about'], string>,
  noticesSound: 'With a sound',
  /** Instead of a notification, while the browser waits for an answer. */
  noticesAsked: 'Your browser asks whether this page may show notifications. Allow it there.',
  noticesBlocked:
    'Your browser blocks notifications from this page. Allow them in its settings for this site. The sound works without them.',
  noticesMissing: 'This browser shows no notifications from web pages. The sound works without them.',
  quiet: 'Do not disturb',
  quietFor: {
    off: 'Off',
    hour: 'For an hour',
    tomorrow: 'Until the morning, 8 o’clock',
  },
  quietUntil: (time: string) => `Until ${time}`,

  people: 'What others see of you',
  peopleChoices: {
    presence: 'That I am in a room',
    typing: 'That I am typing',
  } satisfies Record<keyof PeopleWish, string>,
  peopleHint: 'Anyone in the room sees it. Messages are sent either way.',
  history: 'Kept messages',
  historyKeep: 'Keep the last messages of each room on this device',
  historyHint:
    'Up to 200 messages a room, for 7 days at most, of rooms that you enter from now on. Anyone who can use this device can read them: they are not encrypted. They are deleted when you sign out, turn this off, or remove the room from your list.',
  historyForbidden: 'Whoever runs this chat does not allow messages to be kept on devices.',
  historyBlocked:
    'This browser does not let this page keep messages, as private windows may do. Allow it to store data, or use a normal window.',
  historyNotDeleted:
    'The messages could not be deleted, so nothing was changed. Try again, or delete the data of this site in the settings of your browser.',

  muted: 'Muted people',
  nobodyMuted: 'Nobody. You can mute a person from the menu of each of their messages.',
  mutedHint: 'You do not see what they write. This device remembers it until you unmute them or sign out.',
  /** By how their names can be trusted. */
  mutedPerson: {
    verified: (name: string) => `${name}, signed in`,
    guest: (name: string) => `Guest ${name}`,
    opaque: (name: string, idTail: string) => `${name}, ID …${idTail}`,
    claimed: (name: string) => `${name}, unverified`,
  } satisfies Record<Author['mark'], (name: string, idTail: string) => string>,
  /** In place of a name that is not known. */
  nobody: 'Someone',
  unmute: 'Unmute',
  unmuteName: (name: string) => `Unmute ${name}`,

  accounts: 'Your account',

  connection: 'Connection',
  connectionHint:
    'Where this page gets access to the chat. These settings are stored on this device, without passwords, and override the published ones.',
  locked:
    'The machines, the cache and the endpoints of this page are locked. You can still change theme and language.',
  machines: 'Token Vending Machines',
  noMachine: 'There is no machine yet, so nobody can join. Add one.',
  addMachine: 'Add a machine',
  machine: (number: number) => `Machine ${number}`,
  edit: 'Edit',
  editMachine: (name: string) => `Edit “${name}”`,
  done: 'Done',
  doneWithMachine: (name: string) => `Done with “${name}”`,
  test: 'Test',
  testMachine: (name: string) => `Test “${name}”`,
  testing: 'Asking the machine…',
  remove: 'Remove',
  removeMachine: (name: string) => `Remove “${name}”`,
  auth: 'Way in',
  /** Whether the room calls names verified that are no guests'. */
  verifiedIds: {
    label: 'Names of members',
    choices: {
      told: 'Verified, if the machine says so',
      always: 'Always verified',
      opaque: 'Unverified: only their IDs are verified',
      never: 'Never verified',
    },
  },
  /** Labels of fields, by key of the configuration. */
  labels: {
    name: 'Name',
    url: 'URL',
    cacheName: 'Cache',
    momentoEndpoint: 'Momento endpoint',
  },
  hints: {
    name: 'The name that people choose it by.',
    url: 'Starts with https://',
  },
  /** What fills an empty field. */
  broughtCache: (name: string) =>
    name === ''
      ? 'The Momento cache whose topics are the rooms.'
      : `Leave empty to use “${name}”, the published cache.`,
  broughtEndpoint: (url: string) =>
    url === ''
      ? 'Only for private endpoints. Leave empty to use the one in the token.'
      : `Leave empty to use ${url}, the published endpoint.`,
  /** What to enter where something else stands. */
  problems: {
    name: 'Enter a name of 1 to 56 characters.',
    url: 'Enter a full address that begins with https:// (http:// only for localhost), without username or password.',
    cacheName: 'Enter the name of a Momento cache: 1 to 64 characters.',
    momentoEndpoint:
      'Enter a full URL that starts with https:// (http:// only for localhost), or leave it empty.',
  },
  nameTaken: 'Another machine has this name. Choose another one.',
  save: 'Save',
  discard: 'Discard changes',
  savingReloads: 'Saving reloads the page. If you entered a password, you have to enter it again.',
  notKept: {
    heading: 'This browser does not keep settings',
    text: 'It blocks the page’s storage, as private windows do, or the storage is full. Allow it, or open the page in a normal window, then save again.',
  } satisfies UserMessage,
  saved: {
    heading: 'Saved',
    text: 'The changes take effect when the page is reloaded.',
  } satisfies UserMessage,
  changedElsewhere: {
    heading: 'The settings were changed in another tab',
    text: 'What you see here may be outdated. Reload the page to use the new settings. What you typed here will be lost.',
  } satisfies UserMessage,
  otherTab: {
    heading: 'The settings were changed in another tab',
    text: 'Reload the page to use them. Until then, this tab continues as before.',
  } satisfies UserMessage,
  reload: 'Reload',
  later: 'Later',

  /** What a machine said to a request without any identity. */
  tests: {
    vends: 'It works: the machine gave a token to a guest.',
    'vends-to-anybody':
      'It answers, but gave a token without asking who you are. Set it to “Open”, or let the machine ask.',
    'asks-who': 'It answers and requires a sign-in, as it should.',
    'not-open': 'It answers, but requires a sign-in. Choose another way in.',
    'refuses-page':
      'Something answers, but this page may not read it. Machines that require a sign-in may do that until someone signs in. Otherwise the machine has to allow this page’s address (CORS).',
    'no-address': 'Enter its full address first, beginning with https://',
    forbidden: 'It answers, but only lets in people who have signed in.',
    rejected: 'Something answers, but it does not accept the request. Check the address.',
    throttled: 'It answers, but is busy. Try again in a moment.',
    unavailable: 'It answers with an internal error. Check its logs.',
    unreachable:
      'Nothing answers. Check the address and your connection; the page’s own security policy (connect-src) may also block it.',
    timeout: 'It took too long to answer.',
    malformed: 'Something answers, but it is not a Token Vending Machine. Check the address.',
  } satisfies Record<MachineTestOutcome, string>,

  confirmDestinations: {
    heading: 'Send data to another place?',
    confirm: 'Send it there',
    cancel: 'Go back',
  },
  momentoDestination: (origin: string) => `Messages and the access to rooms go to ${origin}.`,
  trust: 'Continue only if you trust this destination.',

  confirmDiscard: {
    heading: 'Discard your changes?',
    text: 'Your changes to the connection have not been saved.',
    confirm: 'Discard',
    cancel: 'Keep editing',
  },

  checkUp: 'Check-up',
  checkUpHint: 'Checks each step between this page and a room, and shows where it fails.',
  startCheckUp: 'Open the check-up',

  effective: 'Effective configuration',
  effectiveHint: 'Every key with its value, and where that value comes from.',
  key: 'Key',
  value: 'Value',
  source: 'From',
  none: 'none',
  /** Of a colour. */
  instead: (color: string) => `Too little contrast: shown as ${color}`,
  sources: (source: ConfigSource): string =>
    source === 'settings' ? 'your settings' : source === 'default' ? 'default' : source,

  reset: 'Reset',
  resetHint:
    'Deletes the settings on this device: connection, notifications, kept messages, theme and language. The published settings apply again.',
  resetAll: 'Reset all settings',
  confirmReset: {
    heading: 'Reset all settings?',
    text: 'The settings on this device are deleted: connection, notifications, kept messages, theme and language. The page is reloaded.',
    confirm: 'Reset',
    cancel: 'Keep them',
  },
};

export const settingsWords = words('settings', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    settings: typeof EN;
  }
}
