import type { Dictionary } from '../words.ts';

const TELL = 'Sag den Admins dieses Chats Bescheid.';

export const cognitoRefusal: Dictionary['cognitoRefusal'] = {
  wrongCode: {
    sent: 'Dieser Code ist falsch. Nimm den aus der letzten Nachricht, oder fordere einen neuen an.',
    message:
      'Dieser Code ist falsch. Nimm den aus der letzten Nachricht, oder geh zurück und melde dich neu an, um noch einen zu bekommen.',
    totp: 'Dieser Code ist falsch. Warte, bis die App einen neuen zeigt, und gib den ein.',
  },
  expiredCode: {
    sent: 'Dieser Code gilt nicht mehr. Lass noch einen senden und gib den ein.',
    message: 'Dieser Code gilt nicht mehr. Geh zurück und melde dich neu an, um noch einen zu bekommen.',
    totp: 'Dieser Code gilt nicht mehr. Gib den ein, den die App jetzt zeigt.',
  },
  passwordPolicy: (detail) =>
    `Die Regeln dieses Chats erlauben dieses Passwort nicht${detail === '' ? '' : `: „${detail}“`}. Wähle ein anderes.`,
  userExists:
    'Dieser Anmeldename ist schon vergeben. Wähle einen anderen; wenn du es bist, geh zurück und melde dich an.',
  addressExists:
    'Mit dieser E-Mail-Adresse oder Telefonnummer gibt es schon ein Konto. Wenn es deines ist, geh zurück und melde dich an; sonst gib eine andere ein.',
  notHere: 'Dieser Schritt hat nicht geklappt',

  person: {
    'wrong-credentials': () => ({
      heading: 'Anmeldename oder Passwort ist falsch',
      text: 'Prüfe den Anmeldenamen und gib dein Passwort noch einmal ein.',
    }),
    'unknown-user': () => ({
      heading: 'Diesen Anmeldenamen gibt es nicht',
      text: 'Prüfe ihn. Wenn du noch kein Konto hast, brauchst du erst eines.',
    }),
    'not-confirmed': () => ({
      heading: 'Dein Konto ist noch nicht bestätigt',
      text: 'Gib den Code ein, den du beim Anlegen bekommen hast, oder fordere einen neuen an.',
    }),
    'reset-required': () => ({
      heading: 'Dein Passwort muss ersetzt werden',
      text: 'Die Admins dieses Chats verlangen es. Fordere einen Code an und setze damit ein neues Passwort.',
    }),
    'invalid-input': ({ detail }) => ({
      heading: 'Deine Eingabe wurde nicht angenommen',
      text:
        detail === ''
          ? 'Prüfe sie und versuche es noch einmal.'
          : `Der Anmeldedienst sagt: „${detail}“ Prüfe deine Eingabe und versuche es noch einmal.`,
    }),
    'more-wanted': () => ({
      heading: 'Dieser Chat will für ein neues Konto noch etwas anderes wissen',
      text: 'Fülle unten aus, was noch fehlt, und versuche es dann noch einmal.',
    }),
    'password-only': () => ({
      heading: 'Hier brauchst du dein Passwort',
      text: 'Dein Konto lässt keine andere Anmeldung zu. Geh zurück und gib dein Passwort ein.',
    }),
    'session-expired': () => ({
      heading: 'Das hat zu lange gedauert',
      text: 'Zu deiner Sicherheit beginnt es von vorn: Gib dein Passwort noch einmal ein.',
    }),
  },

  operator: {
    disabled: ({ machineName }) => ({
      heading: 'Dein Konto ist abgeschaltet',
      text: `„${machineName}“ kennt dich, lässt dich aber nicht hinein. Bitte die Admins dieses Chats, es wieder einzuschalten.`,
    }),
    'invitation-expired': () => ({
      heading: 'Dein vorläufiges Passwort ist abgelaufen',
      text: 'Bitte die Admins dieses Chats, dich noch einmal einzuladen. Dann bekommst du ein neues.',
    }),
    'still-invited': () => ({
      heading: 'Dein Passwort lässt sich noch nicht zurücksetzen',
      text: 'Du hast noch das vorläufige Passwort aus deiner Einladung. Geh zurück und melde dich damit an. Wenn es abgelaufen ist, bitte die Admins dieses Chats, dich noch einmal einzuladen.',
    }),
    'no-reset-address': () => ({
      heading: 'Der Code kann nirgendwohin geschickt werden',
      text: 'Dein Konto hat keine bestätigte E-Mail-Adresse oder Telefonnummer. Bitte die Admins dieses Chats, eine zu bestätigen oder dir ein neues Passwort zu geben.',
    }),
    blocked: () => ({
      heading: 'Eine Firewall vor dem Anmeldedienst blockiert dich',
      text: `An deiner Eingabe liegt es nicht: Sie weist diese Seite ab, oder das Netz, in dem du bist. ${TELL}`,
    }),
    risky: () => ({
      heading: 'Der Anmeldedienst hat das zum Schutz deines Kontos angehalten',
      text: `Er hält es für einen Angriff, auch wenn dein Passwort stimmt. ${TELL}`,
    }),
    'unknown-client': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `Den User-Pool oder den Client, den diese Seite verwenden soll, gibt es nicht. ${TELL}`,
    }),
    'client-secret': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `Der App-Client hat ein Client Secret, das keine Webseite geheim halten kann. ${TELL} Der User-Pool braucht einen App-Client ohne Secret, und config.json dessen ID.`,
    }),
    'flow-not-enabled': ({ machineName }) => ({
      heading: `„${machineName}“ erlaubt diese Art der Anmeldung nicht`,
      text: `Im User-Pool ist sie für diese Seite abgeschaltet. ${TELL}`,
    }),
    rule: ({ machineName, detail }) => ({
      heading: `„${machineName}“ nimmt das nicht an`,
      text: `Die Begründung: „${detail}“ Wenn dir das nicht weiterhilft, frag die Admins dieses Chats.`,
    }),
    'trigger-broken': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `Ein Programm, das der User-Pool beim Anmelden ausführt (ein Lambda-Trigger), scheitert. ${says(detail)}${TELL}`,
    }),
    undeliverable: ({ detail }) => ({
      heading: 'Der Code konnte nicht gesendet werden',
      text: `${says(detail)}${TELL}`,
    }),
    'pool-setup': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `${says(detail)}${TELL}`,
    }),
    unsupported: ({ detail }) => ({
      heading: 'Dein Konto verlangt etwas, das diese Seite nicht kennt',
      text: `${detail === '' ? '' : `Es heißt „${detail}“. `}Noch ein Versuch hilft nicht. ${TELL}`,
    }),
    'set-up-needed': ({ detail }) => ({
      heading: 'Deinem Konto fehlt etwas, das hier nicht eingerichtet werden kann',
      text: `Es braucht ${namesIn(detail).join(' oder ')}. Bitte die Admins dieses Chats, das für dich einzurichten.`,
    }),
    'not-understood': ({ detail }) => ({
      heading: 'Diese Seite versteht die Antwort des Anmeldedienstes nicht',
      text: `${detail === '' ? '' : `Was nicht stimmt: „${detail}“ `}${TELL}`,
    }),
    'not-accepted': ({ detail }) => ({
      heading: 'Der Anmeldedienst nimmt das nicht an',
      text: `${says(detail)}Prüfe deine Eingabe. Wenn sie stimmt, sag den Admins dieses Chats Bescheid.`,
    }),
  },

  time: {
    'too-many-attempts': () => ({
      heading: 'Zu viele Versuche',
      text: 'Der Anmeldedienst nimmt vorerst keine mehr an. Warte ein paar Minuten und versuche es dann noch einmal.',
    }),
    service: () => ({
      heading: 'Im Anmeldedienst ist etwas schiefgegangen',
      text: 'Es liegt nicht an dir. Warte kurz und versuche es noch einmal. Wenn es so bleibt, sag den Admins dieses Chats Bescheid.',
    }),
  },
};

const TO_SET_UP: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: 'eine Authenticator-App',
  SMS_MFA: 'eine Telefonnummer für Codes',
  EMAIL_OTP: 'eine E-Mail-Adresse für Codes',
};

function namesIn(list: string): string[] {
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(TO_SET_UP, name) ? TO_SET_UP[name] : undefined) ?? `„${name}“`);
}

function notSetUp(machineName: string): string {
  return `„${machineName}“ ist nicht richtig eingerichtet`;
}

function says(detail: string): string {
  return detail === '' ? '' : `Der Anmeldedienst sagt: „${detail}“ `;
}
