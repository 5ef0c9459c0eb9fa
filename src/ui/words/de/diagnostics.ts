import type { Facts } from '../../../diagnostics/facts.ts';
import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

const TELL = 'sag den Admins dieses Chats Bescheid';
const HOLDS_BACK =
  'Wer den Proxy betreibt, sollte ihn Antworten so weitergeben lassen, wie sie kommen. In nginx ist das „proxy_buffering off;“; die Zeilen für andere stehen in docs/proxies.md beim Quelltext dieser Seite. Auch ein Virenscanner kann die Ursache sein.';
const AGAIN = 'starte die Prüfung dann noch einmal';

const TOPIC = {
  unauthenticated: {
    text: 'Momento nimmt das Token nicht an.',
    next: 'Vielleicht ist sein Schlüssel gelöscht oder gehört zu einer anderen Region: Bitte die Admins dieses Chats, den API-Schlüssel der Token Vending Machine zu prüfen.',
  },
  'permission-denied': {
    text: 'Das Token ist gut, gilt aber nicht hierfür.',
    next: `Die Token Vending Machine gibt Tokens für andere Topics oder einen anderen Cache aus, als diese Seite verwendet: ${TELL}.`,
  },
  'not-found': {
    text: 'Den Cache, für den diese Seite eingerichtet ist, gibt es nicht.',
    next: 'Lege ihn in der Momento-Konsole (console.gomomento.com) an, in der Region, aus der der API-Schlüssel der Token Vending Machine ist, oder korrigiere seinen Namen in den Einstellungen.',
  },
  'limit-exceeded': {
    text: 'Ein Limit des Momento-Kontos ist erreicht.',
    next: `Warte einen Moment und ${AGAIN}. Bleibt es dabei, bitte Momento um eine höhere Grenze.`,
  },
  'invalid-argument': {
    text: 'Momento nimmt den Namen des Caches oder des Raums nicht an.',
    next: 'Verwende in den Einstellungen einfachere Namen: Buchstaben, Ziffern und Bindestriche.',
  },
  timeout: {
    text: 'Momento hat nicht rechtzeitig geantwortet.',
    next: `Prüfe deine Verbindung und ${AGAIN}.`,
  },
  unavailable: {
    text: 'Momento kann das gerade nicht.',
    next: `Warte einen Moment und ${AGAIN}.`,
  },
  internal: {
    text: 'Bei Momento ist etwas schiefgegangen.',
    next: `Warte einen Moment und ${AGAIN}. Bleibt es dabei, wende dich an den Support von Momento.`,
  },
  unreachable: {
    text: 'Auf die Anfrage kam keine Antwort, die diese Seite lesen darf.',
    next: 'Unterwegs blockiert sie etwas: Versuche es ohne Inhaltsblocker und VPN, oder aus einem anderen Netz.',
  },
  unknown: {
    text: 'An Momentos Stelle hat etwas anderes geantwortet.',
    next: `Das kann ein Proxy sein, oder ein Netz, in dem du dich erst anmelden musst: Öffne irgendeine andere Seite und ${AGAIN}.`,
  },
  'bad-token': {
    text: 'Das Token lässt sich nicht lesen.',
    next: `Die Token Vending Machine gibt Tokens der falschen Art aus: ${TELL}.`,
  },
  'foreign-host': {
    text: ({ momento = 'einen anderen Server' }) =>
      `Das Token ist für ${momento}, und diesem Server vertraut diese Seite nicht. Sie hat nichts dorthin gesendet.`,
    next: `Wenn der Server stimmt, muss er in config.json unter "momentoHosts" stehen: ${TELL}.`,
  },
  'no-streaming': {
    text: 'Dieser Browser ist zu alt, um eine Antwort zu lesen, die noch unterwegs ist.',
    next: 'Aktualisiere ihn oder öffne diese Seite in einem anderen Browser.',
  },
  cancelled: {
    text: 'Die Gegenseite hat die Verbindung beendet.',
    next: 'Starte die Prüfung noch einmal. Bleibt es dabei, trennt etwas unterwegs (ein Proxy, eine Firewall) lange Verbindungen.',
  },
};

const OFFLINE = {
  text: 'Dieses Gerät hat kein Netz.',
  next: `Verbinde es mit einem Netz und ${AGAIN}.`,
};

export const diagnostics: Dictionary['diagnostics'] = {
  intro:
    'Prüft der Reihe nach, was zwischen dieser Seite und dem Chat steht. Dabei gehen ein paar Nachrichten hinaus, die kein Raum zeigt; es dauert etwa zehn Sekunden.',
  machine: 'Token Vending Machine',
  run: 'Prüfung starten',
  stop: 'Abbrechen',
  copyReport: 'Bericht kopieren',
  reportCopied: 'Bericht kopiert',
  copyByHand: 'Kopiere diesen Bericht',
  steps: 'Schritte der Prüfung',
  isRunning: 'Die Prüfung läuft\u00a0…',
  result: ({ passed, warning, failed, skipped }) =>
    [
      `${passed} bestanden`,
      ...(warning > 0 ? [plural(warning, { one: '1 Warnung', other: `${number(warning)} Warnungen` })] : []),
      ...(failed > 0 ? [`${failed} nicht bestanden`] : []),
      ...(skipped > 0 ? [`${skipped} übersprungen`] : []),
    ].join(', '),
  states: {
    pending: 'Wartet',
    running: 'Läuft',
    passed: 'Bestanden',
    warning: 'Warnung',
    failed: 'Nicht bestanden',
    skipped: 'Übersprungen',
  },
  next: 'Was du tun kannst:',
  latencies: ({ count: trips, leastMs, mostMs, medianMs }) =>
    `${plural(trips, { one: 'Ein Hin- und Rückweg', other: `${number(trips)} Hin- und Rückwege` })}: am schnellsten ${ms(leastMs)}, in der Mitte ${ms(medianMs)}, am langsamsten ${ms(mostMs)}`,
  step: {
    'machine-reachable': {
      title: 'Token Vending Machine antwortet',
      ends: {
        answers: ({ machine = '' }) => `Unter ${machine} antwortet etwas.`,
        offline: OFFLINE,
        unreachable: {
          text: ({ machine = '' }) => `Unter ${machine} antwortet nichts.`,
          next: `Prüfe die Adresse in den Einstellungen und deine Verbindung. Wenn andere Seiten gehen, ist der Dienst ausgefallen, oder etwas unterwegs blockiert ihn: ${TELL}.`,
        },
        unsendable: {
          text: 'Eine Anfrage an diese Adresse lässt sich gar nicht erst senden.',
          next: 'Korrigiere die Adresse in den Einstellungen, oder melde dich neu an.',
        },
      },
    },
    'machine-cors': {
      title: 'Diese Seite darf die Antwort lesen (CORS)',
      ends: {
        readable: 'Diese Seite darf die Antwort lesen.',
        'refuses-page': {
          text: ({ asksWho }) =>
            asksWho
              ? 'Es kommt eine Antwort, aber diese Seite darf sie nicht lesen. Manche Dienste antworten allen so, deren Anmeldung sie nicht annehmen.'
              : 'Es kommt eine Antwort, aber diese Seite darf sie nicht lesen.',
          next: `Melde dich neu an, wenn du angemeldet bist. Sonst muss der Dienst die Adresse dieser Seite zulassen (Header Access-Control-Allow-Origin): ${TELL}.`,
        },
      },
    },
    'machine-status': {
      title: 'HTTP-Status',
      ends: {
        good: status,
        'asks-who': (facts) => `${status(facts)} Sie will wissen, wer fragt; so soll es sein.`,
        unauthorized: {
          text: (facts) => `${status(facts)} Sie nimmt deine Anmeldung nicht an.`,
          next: `Melde dich (neu) bei ihr an und ${AGAIN}. Wenn sie gar keine Anmeldung verlangt, ist der Zugang in den Einstellungen falsch eingerichtet.`,
        },
        forbidden: {
          text: (facts) => `${status(facts)} Für eine solche Anfrage gibt sie kein Token aus.`,
          next: 'Bitte die Admins dieses Chats um Zugang. Wenn es allen so geht, stimmt vielleicht der Pfad der Adresse nicht.',
        },
        'not-found': {
          text: (facts) => `${status(facts)} Unter dieser Adresse gibt es keine Token Vending Machine.`,
          next: 'Korrigiere die Adresse in den Einstellungen: Auch der Pfad zählt (etwa „/prod/“).',
        },
        rejected: {
          text: (facts) => `${status(facts)} Sie nimmt diese Anfrage nicht an.`,
          next: `Prüfe Adresse und Zugang in den Einstellungen. Stimmt beides, ${TELL}.`,
        },
        redirected: {
          text: 'Sie leitet an eine andere Adresse weiter, und dem folgt diese Seite nicht.',
          next: 'Trage in den Einstellungen die Adresse ein, zu der sie führt.',
        },
        throttled: {
          text: (facts) => `${status(facts)} Sie hat zu viele Anfragen bekommen.`,
          next: `Warte eine Minute und ${AGAIN}.`,
        },
        unavailable: {
          text: (facts) => `${status(facts)} Sie ist da, hat aber einen Fehler.`,
          next: `Sieh in ihrem Log nach, oder ${TELL}: Oft fehlt ihr Momento-API-Schlüssel, ist falsch oder gelöscht.`,
        },
      },
    },
    'machine-answer': {
      title: 'Form der Antwort',
      ends: {
        token: ({ dialect = 'original' }) => `Ein Token, in der Form ${DIALECTS[dialect]}.`,
        'no-token': {
          text: ({ body = 'text' }) => `In der Antwort ist kein Token. ${BODIES[body]}.`,
          next: 'Die Adresse führt zu etwas anderem als einer Token Vending Machine: Korrigiere sie in den Einstellungen.',
        },
      },
    },
    clock: {
      title: 'Uhr dieses Geräts',
      ends: {
        right: ({ clockAheadSeconds = 0 }, span) =>
          clockAheadSeconds === 0
            ? 'Sie stimmt mit der des Dienstes überein.'
            : `Sie weicht um ${span(clockAheadSeconds)} von der des Dienstes ab.`,
        off: {
          text: ({ clockAheadSeconds = 0 }, span) =>
            `Sie geht gegenüber der des Dienstes um ${span(clockAheadSeconds)} ${clockAheadSeconds > 0 ? 'nach' : 'vor'}.`,
          next: 'Lass das Gerät seine Uhr selbst stellen (Datum und Uhrzeit in seinen Einstellungen). Der Chat läuft trotzdem, aber die Anmeldung vielleicht nicht, und Uhrzeiten sehen falsch aus.',
        },
        plausible: 'Der Dienst nennt keine Uhrzeit, aber das Ende des Tokens passt.',
        implausible: {
          text: 'Nach der Uhr dieses Geräts endet das Token zu einer unmöglichen Zeit.',
          next: `Prüfe Datum und Uhrzeit des Geräts. Stimmen sie, sind die des Dienstes falsch: ${TELL}.`,
        },
        untold: 'Der Dienst nennt keine Uhrzeit, die diese Seite lesen darf.',
      },
    },
    'token-decodes': {
      title: 'Token ist lesbar',
      ends: {
        decodes: ({ momento = '' }) => `Es führt zu ${momento}.`,
        'bad-token': TOPIC['bad-token'],
        'foreign-host': TOPIC['foreign-host'],
      },
    },
    'token-life': {
      title: 'Lebensdauer und Rechte des Tokens',
      ends: {
        told: (facts, span) => `Es gilt ${span(facts.lifeSeconds)}. ${role(facts)}`,
        untold: (facts) =>
          `Wie lange es gilt, ist nicht bekannt: Diese Seite erneuert es alle paar Minuten. ${role(facts)}`,
        short: {
          text: (facts, span) => `Es gilt nur ${span(facts.lifeSeconds)}. ${role(facts)}`,
          next: 'Lass die Token Vending Machine Tokens ausgeben, die 15 Minuten oder länger gelten: Jede Erneuerung ist eine Anfrage.',
        },
        'unknown-role': {
          text: role,
          next: 'Lade diese Seite neu: Eine neuere Version kennt die Rolle vielleicht. Hilft das nicht, wende dich an die Admins dieses Chats.',
        },
      },
    },
    'momento-reachable': {
      title: 'Momento antwortet',
      ends: {
        answers: 'Unter der Adresse im Token antwortet etwas.',
        offline: OFFLINE,
        unreachable: {
          text: 'Unter der Adresse im Token antwortet nichts.',
          next: 'Vielleicht blockiert sie etwas unterwegs: Versuche es ohne Inhaltsblocker und VPN, oder aus einem anderen Netz. Wenn in den Einstellungen eine Momento-Adresse steht, prüfe sie.',
        },
      },
    },
    subscribe: {
      title: 'Einen Raum abonnieren',
      ends: {
        ...TOPIC,
        subscribed: ({ firstFrameMs = 0 }) => `Das erste Lebenszeichen kam nach ${ms(firstFrameMs)}.`,
        silent: {
          text: 'Das Abonnement ist angenommen, aber es ist noch nichts darauf angekommen.',
          next: 'Sieh nach, ob der Hin- und Rückweg klappt: Dann ist alles gut. Wenn nicht, hält etwas unterwegs Datenströme zurück (ein Proxy, ein Virenscanner).',
        },
        'write-only': 'Dieses Token darf schreiben, aber nicht lesen.',
      },
    },
    publish: {
      title: 'In einen Raum schreiben',
      ends: {
        ...TOPIC,
        published: 'Momento hat eine Nachricht angenommen.',
        'read-only': 'Dieses Token darf lesen, aber nicht schreiben.',
        'not-allowed': {
          text: 'Dieses Token darf nicht schreiben.',
          next: 'Wenn du nur lesen sollst, ist alles gut. Sonst bitte die Admins dieses Chats um das Recht zu schreiben.',
        },
      },
    },
    'round-trip': {
      title: 'Hin- und Rückweg einer Nachricht',
      ends: {
        ...TOPIC,
        measured: trip,
        slow: {
          text: (facts) => `${trip(facts)} Das ist langsam.`,
          next: 'Prüfe deine Verbindung, und ob der Cache in einer Region in deiner Nähe ist.',
        },
        lossy: {
          text: ({ lostCount = 0, latenciesMs = [] }) =>
            `${lostCount} von ${lostCount + latenciesMs.length} Nachrichten kamen nicht rechtzeitig zurück.`,
          next: `Prüfe deine Verbindung und ${AGAIN}.`,
        },
        'no-echo': {
          text: 'Was geschrieben wurde, kam nicht zurück.',
          next: 'Etwas unterwegs hält Datenströme zurück (ein Proxy, ein Virenscanner): Versuche es aus einem anderen Netz.',
        },
        delayed: {
          text: 'Etwas zwischen hier und Momento hält den Datenstrom zurück: Nachrichten kommen nur alle paar Sekunden statt sofort.',
          next: HOLDS_BACK,
        },
        'held-back': {
          text: 'Etwas zwischen hier und Momento hält den Datenstrom zurück: Was gesendet wird, geht hinaus, aber nichts kommt zurück.',
          next: `Versuche es aus einem anderen Netz. ${HOLDS_BACK}`,
        },
        'read-only': 'Messen lässt er sich nur mit dem Recht zu schreiben.',
        'write-only': 'Messen lässt er sich nur mit dem Recht zu lesen.',
      },
    },
  },
  anyStep: {
    timeout: {
      text: 'Es kam keine Antwort innerhalb der Zeit.',
      next: `Prüfe deine Verbindung und ${AGAIN}.`,
    },
    unexpected: {
      text: 'Hier ist die Prüfung selbst gescheitert.',
      next: 'Starte sie noch einmal. Bleibt es dabei, melde es mit „Bericht kopieren“.',
    },
    'earlier-failed': 'Ein früherer Schritt ist nicht bestanden.',
    'sign-in-first': 'Melde dich erst bei dieser Token Vending Machine an.',
    'sign-in-fails': 'Du bist angemeldet, aber der Anmeldedienst bestätigt es gerade nicht.',
    stopped: 'Du hast die Prüfung abgebrochen.',
  },
};

const DIALECTS = {
  original: 'der ursprünglichen Token Vending Machine',
  extended: 'der Token Vending Machine dieses Projekts',
  'bare-token': 'eines bloßen Tokens',
  'moderated-chat': 'von Momentos moderiertem Chat',
  'momento-function': 'einer Momento Function',
} as const satisfies Record<NonNullable<Facts['dialect']>, string>;

const BODIES = {
  empty: 'Sie ist leer oder zu lang',
  'web-page': 'Sie ist eine Webseite',
  json: 'Sie besteht aus anderen Daten',
  text: 'Sie ist ein anderer Text',
} as const satisfies Record<NonNullable<Facts['body']>, string>;

const ROLES = {
  'publish-subscribe': 'Es darf lesen und schreiben.',
  'subscribe-only': 'Es darf nur lesen.',
  'publish-only': 'Es darf nur schreiben.',
  unknown: 'Seine Rolle kennt diese Seite nicht. Deshalb liest sie nur.',
} as const satisfies Record<NonNullable<Facts['role']>, string>;

function status({ status: code = 0 }: Facts): string {
  return `Die Token Vending Machine hat mit ${code} geantwortet.`;
}

function role({ role: told }: Facts): string {
  return told === undefined ? 'Was es darf, ist nicht bekannt.' : ROLES[told];
}

function trip({ medianMs = 0 }: Facts): string {
  return `Die Hälfte der Nachrichten kam innerhalb von ${ms(medianMs)} zurück.`;
}

function ms(duration: number): string {
  return `${number(duration >= 10 ? Math.round(duration) : duration)} ms`;
}
