import type { Dictionary } from '../words.ts';

const AGAIN = 'starte die Prüfung dann noch einmal';
const FULL_URL = 'eine https://-Adresse ohne Anmeldename und Passwort (http:// nur für localhost)';

export const cognitoSetUp: Dictionary['cognitoSetUp'] = {
  title: 'Amazon Cognito',
  machineDestination: (machineName, origin) =>
    `Wer sich für „${machineName}“ anmeldet, wird ${origin} mitgeteilt.`,
  poolDestination: (machineName, origin, userPoolId) =>
    `Anmeldenamen und Passwörter für „${machineName}“ gehen an ${origin}, Pool ${userPoolId}.`,
  labels: {
    userPoolId: 'ID des User-Pools',
    clientId: 'ID des App-Clients',
    authFlow: 'Wie man sich anmeldet',
    cognitoEndpoint: 'Cognito-Endpunkt',
  },
  flows: {
    USER_SRP_AUTH: 'Mit Passwort, nur als Beweis gesendet (SRP)',
    USER_PASSWORD_AUTH: 'Mit Passwort, direkt gesendet: nur bei der Übertragung verschlüsselt',
    USER_AUTH: 'Mit Passwort (als Beweis), oder mit einem Code ohne Passwort, wo der Pool das anbietet',
  },
  hints: {
    userPoolId: 'Etwa us-west-2_AbCdEfGhI',
    cognitoEndpoint: 'Nur für Ersatzdienste; leer für den von AWS.',
  },
  problems: {
    userPoolId: 'Gib die ID eines User-Pools ein, etwa us-west-2_AbCdEfGhI.',
    clientId: 'Gib die ID eines App-Clients des Pools ein: nur Buchstaben und Ziffern.',
    cognitoEndpoint:
      'Gib eine vollständige Adresse ein, die mit https:// beginnt (http:// nur für localhost), oder nichts.',
  },
  keys: {
    userPoolId: 'die ID eines Cognito-User-Pools, etwa "us-west-2_AbCdEfGhI"',
    clientId: 'die ID eines App-Clients des Pools: Buchstaben und Ziffern, höchstens 128',
    authFlow: '"USER_SRP_AUTH", "USER_PASSWORD_AUTH" oder "USER_AUTH"',
    cognitoEndpoint: FULL_URL,
    disabledFlows: 'eine Liste dessen, was die Anmeldung nicht anbieten soll: [ … ]',
    'disabledFlows[]': '"signUp", "forgotPassword", "totpSetUp" oder "staySignedIn"',
    signUpFields: 'eine Liste dessen, was der Pool von einem neuen Konto verlangt: [ … ]',
    'signUpFields[]': 'ein Objekt mit "attribute" und, wenn du willst, "label" und "type"',
    'signUpFields[].attribute': 'der Name eines Attributs des Pools, etwa "given_name" oder "custom:team"',
    'signUpFields[].label': 'wie die Seite es nennt: 1 bis 64 Zeichen',
    'signUpFields[].type': '"text", "email", "tel" oder "date"',
    userNameIsEmail: 'true oder false',
    sessionDays: 'wie viele Tage die Refresh-Tokens des App-Clients gelten: eine Zahl bis 3650',
  },
  checkUp: {
    title: 'Cognito antwortet',
    ends: {
      answers: ({ signInService = '' }) => `${signInService} kennt diese Seite.`,
      rotates: ({ signInService = '' }) =>
        `${signInService} kennt diese Seite. Refresh-Tokens werden bei jeder Verlängerung ersetzt.`,
      offline: {
        text: 'Dieses Gerät hat kein Netz.',
        next: `Verbinde es mit einem Netz und ${AGAIN}.`,
      },
      unreachable: {
        text: ({ signInService = '' }) => `Unter ${signInService} antwortet nichts.`,
        next: 'Prüfe die ID des User-Pools in den Einstellungen: Seine Region ist ein Teil der Adresse. Stimmt sie, blockiert etwas unterwegs.',
      },
      'unknown-pool': {
        text: 'Den User-Pool gibt es dort nicht.',
        next: 'Korrigiere die ID des User-Pools in den Einstellungen.',
      },
      'unknown-client': {
        text: 'Den App-Client gibt es dort nicht.',
        next: 'Korrigiere die ID des App-Clients in den Einstellungen.',
      },
      'client-secret': {
        text: 'Der App-Client hat ein Client Secret, das keine Webseite geheim halten kann.',
        next: 'Lege im User-Pool einen App-Client ohne Client Secret an und trage dessen ID in den Einstellungen ein.',
      },
      'flow-off': {
        text: 'Der App-Client erlaubt diese Art der Anmeldung nicht.',
        next: 'Erlaube es im App-Client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH oder ALLOW_USER_AUTH), oder wähle in den Einstellungen eine andere Art.',
      },
      'no-renewal': {
        text: 'Der App-Client verlängert keine Anmeldungen: Alle müssen ihr Passwort immer wieder eingeben.',
        next: 'Erlaube es im App-Client (ALLOW_REFRESH_TOKEN_AUTH), oder schalte die Rotation von Refresh-Tokens ein.',
      },
      blocked: {
        text: 'Eine Firewall (AWS WAF) vor dem User-Pool blockiert diese Seite oder dieses Netz.',
        next: 'Korrigiere die Regeln der Web-ACL, die zum User-Pool gehört.',
      },
      throttled: {
        text: 'Cognito antwortet, hat aber zu viele Anfragen bekommen.',
        next: `Warte eine Minute und ${AGAIN}.`,
      },
      unavailable: {
        text: 'Cognito ist da, hat aber einen Fehler.',
        next: `Warte einen Moment und ${AGAIN}.`,
      },
      'not-cognito': {
        text: ({ signInService = '' }) => `Was unter ${signInService} antwortet, ist nicht Cognito.`,
        next: 'Korrigiere die Cognito-Adresse in den Einstellungen, oder lass sie weg.',
      },
    },
  },
  signIn: {
    title: 'User-Pool und App-Client deiner Anmeldung',
    ends: {
      taken: ({ userPool = '', appClient = '' }) =>
        `Die Token Vending Machine nimmt Anmeldungen von User-Pool ${userPool}, App-Client ${appClient} an.`,
      'other-pool': {
        text: ({ signedInAt = 'einem anderen User-Pool', userPool = '' }) =>
          `Du hast dich bei ${signedInAt} angemeldet, denn zu ihm gehört der App-Client. Auf dieser Seite ist ${userPool} eingetragen.`,
        next: 'Korrigiere die ID des User-Pools in den Einstellungen, oder nimm einen App-Client jenes Pools. Melde dich dann neu an.',
      },
      refused: {
        text: ({ refusal }) =>
          `Du bist angemeldet, aber der Anmeldedienst verlängert deine Anmeldung nicht${refusal === undefined ? '' : ` (${refusal})`}.`,
        next: 'Sag den Admins dieses Chats Bescheid. Du kannst dich neu anmelden oder es später noch einmal versuchen.',
      },
      unanswered: {
        text: 'Du bist angemeldet, aber der Anmeldedienst antwortet nicht. Deshalb kann die Token Vending Machine nicht erfahren, wer du bist.',
        next: 'Prüfe deine Verbindung und starte die Prüfung noch einmal. Bleibt es dabei, sag den Admins dieses Chats Bescheid.',
      },
      'not-taken': {
        text: ({ userPool = '', appClient = '' }) =>
          `Du hast dich bei User-Pool ${userPool} mit App-Client ${appClient} angemeldet, wie es auf dieser Seite eingetragen ist, aber die Token Vending Machine nimmt das nicht an.`,
        next: 'Vergleiche beides mit dem, was die Token Vending Machine annimmt: TVM_USER_POOL_CLIENT_ID muss dort diesen App-Client nennen, ihr Gateway (oder TVM_USER_POOL_ID) diesen User-Pool.',
      },
    },
  },
};
