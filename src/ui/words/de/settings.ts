import type { Dictionary } from '../words.ts';

const HTTPS_ONLY = 'Gib eine vollständige Adresse ein, die mit https:// beginnt (http:// nur für localhost)';

export const settings: Dictionary['settings'] = {
  heading: 'Einstellungen',
  close: 'Schließen',
  personal: 'Persönlich',

  appearance: 'Darstellung',
  theme: 'Farben',
  themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel', contrast: 'Hoher Kontrast' },
  language: 'Sprache',
  languages: { system: 'Wie der Browser' },

  notices: 'Benachrichtigungen',
  noticesHint: 'Über Nachrichten in Räumen, die du gerade nicht ansiehst, solange diese Seite offen ist.',
  noticesAbout: 'Benachrichtigen über',
  noticesChoices: {
    nothing: 'Nichts',
    mentions: 'Nachrichten, die mich erwähnen',
    all: 'Alle Nachrichten',
  },
  noticesSound: 'Mit Ton',
  noticesAsked: 'Dein Browser fragt, ob diese Seite Benachrichtigungen zeigen darf. Erlaube es dort.',
  noticesBlocked:
    'Dein Browser blockiert Benachrichtigungen dieser Seite. Erlaube sie in seinen Einstellungen für diese Website. Der Ton geht auch ohne sie.',
  noticesMissing: 'Dieser Browser zeigt keine Benachrichtigungen von Webseiten. Der Ton geht auch ohne sie.',
  quiet: 'Nicht stören',
  quietFor: {
    off: 'Aus',
    hour: 'Eine Stunde lang',
    tomorrow: 'Bis morgens um 8 Uhr',
  },
  quietUntil: (time) => `Bis ${time}`,

  people: 'Was andere von dir sehen',
  peopleChoices: { presence: 'Dass ich in einem Raum bin', typing: 'Dass ich gerade schreibe' },
  peopleHint: 'Sichtbar ist es für alle im Raum. Nachrichten gehen so oder so hinaus.',
  history: 'Aufbewahrte Nachrichten',
  historyKeep: 'Die letzten Nachrichten jedes Raums auf diesem Gerät aufbewahren',
  historyHint:
    'Je Raum bis zu 200 Nachrichten, höchstens 7 Tage lang, aus Räumen, die du von jetzt an betrittst. Wer dieses Gerät benutzen kann, kann sie lesen: Sie sind nicht verschlüsselt. Gelöscht werden sie, wenn du dich abmeldest, das hier ausschaltest oder den Raum aus der Liste entfernst.',
  historyForbidden: 'Wer diesen Chat betreibt, erlaubt nicht, dass Geräte Nachrichten aufbewahren.',
  historyBlocked:
    'Dieser Browser lässt diese Seite keine Nachrichten aufbewahren, zum Beispiel in einem privaten Fenster. Erlaube ihr, Daten zu speichern, oder nimm ein normales Fenster.',
  historyNotDeleted:
    'Die Nachrichten ließen sich nicht löschen, deshalb ist alles wie vorher. Versuche es noch einmal, oder lösche die Daten dieser Website in den Einstellungen deines Browsers.',

  muted: 'Stummgeschaltet',
  nobodyMuted: 'Niemand. Stummschalten kannst du jemanden im Menü jeder seiner Nachrichten.',
  mutedHint:
    'Was diese Personen schreiben, siehst du nicht. Dieses Gerät merkt sich das, bis du es rückgängig machst oder dich abmeldest.',
  mutedPerson: {
    verified: (name) => `${name}, angemeldet`,
    guest: (name) => `Gast ${name}`,
    opaque: (name, idTail) => `${name} (ID …${idTail})`,
    claimed: (name) => `${name}, unbestätigt`,
  },
  nobody: 'Jemand',
  unmute: 'Nicht mehr stummschalten',
  unmuteName: (name) => `${name} nicht mehr stummschalten`,

  accounts: 'Dein Konto',

  connection: 'Verbindung',
  connectionHint:
    'Woher diese Seite ihren Zugang bekommt. Diese Einstellungen werden auf diesem Gerät gespeichert, ohne Passwörter, und haben Vorrang vor den veröffentlichten.',
  locked:
    'Wer diese Seite betreibt, hat ihre Token Vending Machines, ihren Cache und ihre Endpunkte festgelegt. Farben und Sprache gehören dir.',
  machines: 'Token Vending Machines',
  noMachine: 'Es gibt noch keine, also kann niemand beitreten. Füge eine hinzu.',
  addMachine: 'Hinzufügen',
  machine: (number) => `Nummer ${number}`,
  edit: 'Bearbeiten',
  editMachine: (name) => `„${name}“ bearbeiten`,
  done: 'Fertig',
  doneWithMachine: (name) => `Fertig mit „${name}“`,
  test: 'Testen',
  testMachine: (name) => `„${name}“ testen`,
  testing: 'Sie wird gefragt\u00a0…',
  remove: 'Entfernen',
  removeMachine: (name) => `„${name}“ entfernen`,
  auth: 'Zugang',
  verifiedIds: {
    label: 'Namen von Mitgliedern',
    choices: {
      told: 'Bestätigt, wenn sie dafür bürgt',
      always: 'Immer bestätigt',
      opaque: 'Unbestätigt: nur ihre IDs sind bestätigt',
      never: 'Nie bestätigt',
    },
  },
  labels: {
    name: 'Name',
    url: 'URL',
    cacheName: 'Cache',
    momentoEndpoint: 'Momento-Endpunkt',
  },
  hints: {
    name: 'Unter diesem Namen steht sie zur Wahl.',
    url: 'Beginnt mit https://',
  },
  broughtCache: (name) =>
    name === ''
      ? 'Der Momento-Cache, dessen Topics die Räume sind.'
      : `Leer lassen für „${name}“, den veröffentlichten Cache.`,
  broughtEndpoint: (url) =>
    url === ''
      ? 'Nur für private Endpunkte; leer für den im Token.'
      : `Leer lassen für ${url}, den veröffentlichten Endpunkt.`,
  problems: {
    name: 'Gib einen Namen mit 1 bis 56 Zeichen ein.',
    url: `${HTTPS_ONLY}, ohne Anmeldenamen und Passwort.`,
    cacheName: 'Gib den Namen eines Momento-Caches ein: 1 bis 64 Zeichen.',
    momentoEndpoint: `${HTTPS_ONLY}, oder nichts.`,
  },
  nameTaken: 'Eine andere heißt schon so. Wähle einen anderen Namen.',
  save: 'Speichern',
  discard: 'Änderungen verwerfen',
  savingReloads:
    'Beim Speichern wird die Seite neu geladen. Passwörter musst du danach noch einmal eingeben.',
  notKept: {
    heading: 'Dieser Browser behält keine Einstellungen',
    text: 'Er sperrt den Speicher der Seite, wie in privaten Fenstern, oder der Speicher ist voll. Erlaube ihn oder öffne die Seite in einem normalen Fenster, und speichere dann noch einmal.',
  },
  saved: {
    heading: 'Gespeichert',
    text: 'Die Änderungen gelten, sobald die Seite neu geladen ist.',
  },
  changedElsewhere: {
    heading: 'Die Einstellungen wurden in einem anderen Tab geändert',
    text: 'Was du hier siehst, ist vielleicht überholt. Lade die Seite neu, damit sie sich nach den neuen richtet; was du hier geschrieben hast, geht dann verloren.',
  },
  otherTab: {
    heading: 'Die Einstellungen wurden in einem anderen Tab geändert',
    text: 'Lade die Seite neu, damit sie sich danach richtet. Bis dahin bleibt in diesem Tab alles, wie es war.',
  },
  reload: 'Neu laden',
  later: 'Später',

  tests: {
    vends: 'Es geht: Ein Gast hat ein Token bekommen.',
    'vends-to-anybody':
      'Sie antwortet, gibt aber ein Token heraus, ohne zu fragen, wer du bist. Stelle sie auf „Offen“, oder lass sie fragen.',
    'asks-who': 'Sie antwortet und verlangt eine Anmeldung, wie sie soll.',
    'not-open': 'Sie antwortet, verlangt aber eine Anmeldung: Wähle einen anderen Zugang.',
    'refuses-page':
      'Etwas antwortet, aber diese Seite darf es nicht lesen. Wo man sich anmelden muss, kann das bis zur Anmeldung so sein; sonst muss die Adresse dieser Seite erlaubt werden (CORS).',
    'no-address': 'Gib zuerst ihre vollständige Adresse ein, beginnend mit https://',
    forbidden: 'Sie antwortet, lässt aber ohne Anmeldung niemanden hinein.',
    rejected: 'Etwas antwortet, nimmt die Anfrage aber nicht an. Prüfe die Adresse.',
    throttled: 'Sie antwortet, ist aber überlastet. Versuche es gleich noch einmal.',
    unavailable: 'Sie antwortet mit einem eigenen Fehler. Sieh in ihren Protokollen nach.',
    unreachable:
      'Nichts antwortet. Prüfe die Adresse und deine Verbindung; auch die Sicherheitsregeln der Seite (connect-src) können im Weg sein.',
    timeout: 'Die Antwort hat zu lange gedauert.',
    malformed: 'Etwas antwortet, aber es ist keine Token Vending Machine. Prüfe die Adresse.',
  },

  confirmDestinations: {
    heading: 'An andere Stellen senden?',
    confirm: 'Dorthin senden',
    cancel: 'Zurück',
  },
  momentoDestination: (origin) => `Nachrichten und der Zugang zu Räumen gehen an ${origin}.`,
  trust: 'Fahre nur fort, wenn du diesem Ziel vertraust.',

  confirmDiscard: {
    heading: 'Änderungen verwerfen?',
    text: 'Was du an der Verbindung geändert hast, ist noch nicht gespeichert.',
    confirm: 'Verwerfen',
    cancel: 'Weiter bearbeiten',
  },

  checkUp: 'Prüfung',
  checkUpHint: 'Prüft jeden Schritt von dieser Seite bis in einen Raum und zeigt, wo es hakt.',
  startCheckUp: 'Prüfung öffnen',

  effective: 'Geltende Konfiguration',
  effectiveHint: 'Jeder Schlüssel mit seinem Wert und dessen Herkunft.',
  key: 'Schlüssel',
  value: 'Wert',
  source: 'Herkunft',
  none: 'nichts',
  instead: (color) => `Zu wenig Kontrast: gezeigt als ${color}`,
  sources: (source) =>
    source === 'settings' ? 'deine Einstellungen' : source === 'default' ? 'Vorgabe' : source,

  reset: 'Zurücksetzen',
  resetHint:
    'Vergisst, was auf diesem Gerät eingestellt ist: Verbindung, Benachrichtigungen, aufbewahrte Nachrichten, Farben und Sprache. Danach gelten wieder die veröffentlichten Einstellungen.',
  resetAll: 'Alle Einstellungen zurücksetzen',
  confirmReset: {
    heading: 'Alle Einstellungen zurücksetzen?',
    text: 'Was auf diesem Gerät eingestellt ist, wird vergessen: Verbindung, Benachrichtigungen, aufbewahrte Nachrichten, Farben und Sprache. Die Seite wird neu geladen.',
    confirm: 'Zurücksetzen',
    cancel: 'Behalten',
  },
};
