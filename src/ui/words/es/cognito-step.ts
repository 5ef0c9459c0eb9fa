import type { Dictionary } from '../words.ts';
import { list, number, plural } from './count.ts';

export const cognitoStep: Dictionary['cognitoStep'] = {
  newPassword: 'Contraseña nueva',
  code: 'Código',
  attributes: {
    email: 'Correo electrónico',
    phone_number: 'Número de teléfono, con código de país',
    name: 'Nombre completo',
    given_name: 'Nombre',
    family_name: 'Apellidos',
    nickname: 'Apodo',
    address: 'Dirección',
    birthdate: 'Fecha de nacimiento',
    locale: 'Idioma',
    zoneinfo: 'Zona horaria',
  },

  missing: {
    userName: 'Escribe tu nombre de usuario.',
    email: 'Escribe tu dirección de correo electrónico.',
    password: 'Escribe tu contraseña.',
    newPassword: 'Escribe una contraseña nueva.',
    code: 'Escribe el código.',
    attribute: 'Completa también este campo.',
  },

  reveal: {
    show: { text: 'Mostrar', name: 'Mostrar contraseña' },
    hide: { text: 'Ocultar', name: 'Ocultar contraseña' },
  },

  credentials: {
    heading: (machineName) => `Inicia sesión en «${machineName}»`,
    stay: 'Mantener la sesión iniciada',
    stayHint: (days) =>
      `En todas las pestañas, hasta que cierres la sesión; después de ${days === undefined ? 'unas semanas (normalmente 30 días)' : span(days)} se te pedirá que vuelvas a iniciarla. Úsalo solo en tu propio dispositivo.`,
    withoutPassword: 'Iniciar sesión sin contraseña',
    forgot: '¿Olvidaste tu contraseña?',
    signUp: 'Crear una cuenta',
  },
  revocation: {
    trying: {
      heading: 'Tu sesión está cerrada aquí',
      text: 'Todavía no se ha podido avisar al servicio de inicio de sesión. Esta página seguirá intentándolo durante cinco minutos como máximo: déjala abierta.',
    },
    failed: {
      heading: 'Tu sesión está cerrada aquí, pero no se pudo avisar al servicio de inicio de sesión',
      text: 'Este navegador ha olvidado tu sesión. Si alguien pudo haberla copiado antes, inicia sesión una vez más y elige «Cerrar todas las sesiones».',
    },
  },
  copy: {
    heading: 'Vuelve a iniciar sesión en esta pestaña',
    text: 'Esta pestaña es una copia de otra. Tu sesión sigue iniciada allí, pero ya no se puede compartir.',
  },

  newPasswordStep: {
    heading: 'Elige tu propia contraseña',
    text: 'La contraseña con la que iniciaste sesión era temporal.',
    send: 'Guardar e iniciar sesión',
  },
  chooseFactor: {
    heading: 'Un paso más',
    text: 'Tu cuenta exige un código además de la contraseña.',
    choices: '¿Cómo quieres recibirlo?',
    factors: { totp: 'App de autenticación', sms: 'SMS', email: 'Correo electrónico' },
    unknown: (names) =>
      `Tu cuenta también permite ${list(names.map((name) => `«${name}»`))}, pero esta página no lo admite.`,
    send: 'Continuar',
  },
  codeStep: {
    heading: 'Escribe tu código',
    totp: 'Abre tu app de autenticación y escribe el código que muestra para este chat.',
    sms: (sentTo) =>
      sentTo === undefined
        ? 'El código se envió por SMS. Escríbelo aquí.'
        : `Lo recibirás por SMS en ${sentTo}. Escríbelo aquí.`,
    email: (sentTo) =>
      sentTo === undefined
        ? 'El código se envió por correo electrónico. Escríbelo aquí. Si no llega, mira en la carpeta de spam.'
        : `Lo recibirás por correo electrónico en ${sentTo}. Escríbelo aquí. Si no llega, mira en la carpeta de spam.`,
  },
  setUpTotp: {
    heading: 'Configura una app de autenticación',
    text: 'Tu cuenta necesita una. Escanea esta imagen con la app o escribe en ella la clave a mano; luego escribe aquí el código que muestra la app.',
    picture: 'Código QR que contiene la clave de abajo, para la cámara de una app de autenticación',
    key: 'Clave',
    copy: 'Copiar clave',
    copied: 'Clave copiada',
    open: 'Abrir en una app de este dispositivo',
    code: 'Código de la app',
    send: 'Terminar e iniciar sesión',
  },
  forgotPassword: {
    heading: '¿Olvidaste tu contraseña?',
    text: 'Escribe tu nombre de usuario. Se envía un código para establecer una contraseña nueva a la dirección de tu cuenta.',
    send: 'Enviar código',
  },
  resetPassword: {
    heading: 'Establece una contraseña nueva',
    text: (sentTo) => codeSent(sentTo),
    send: 'Guardar e iniciar sesión',
    again: 'Enviar otro código',
    sentAgain: 'Otro código está en camino. Escribe ese.',
  },
  signUp: {
    heading: 'Crea una cuenta',
    send: 'Crear cuenta',
    sourced: 'Parece el nombre de alguien de otro inicio de sesión. Escríbelo sin los dos puntos.',
  },
  confirm: {
    heading: 'Confirma tu cuenta',
    text: (sentTo) => codeSent(sentTo),
    send: 'Confirmar',
    again: 'Enviar otro código',
    sentAgain: 'Otro código está en camino. Escribe ese.',
  },

  done: {
    'password-saved': 'Tu contraseña nueva está guardada, pero no tienes la sesión iniciada',
    'password-perhaps-saved': 'Puede que tu contraseña nueva ya esté guardada',
    'account-made': 'Tu cuenta está creada, pero no tienes la sesión iniciada',
    'account-confirmed': 'Tu cuenta está confirmada, pero no tienes la sesión iniciada',
  },
  doneBut: {
    failed: ({ heading, text }) => `${heading}. ${text}`,
    unanswered: 'El servicio de inicio de sesión dejó de responder. Inicia sesión con tu contraseña.',
    perhapsSaved: 'Inicia sesión con ella. Si no se acepta, inicia sesión una vez más con la anterior.',
  },
};

function span(days: number): string {
  if (days >= 2) return `${number(Math.floor(days))} días`;
  const hours = Math.max(1, Math.floor(days * 24));
  return plural(hours, {
    one: '1 hora',
    many: `${number(hours)} de horas`,
    other: `${number(hours)} horas`,
  });
}

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'Se te envió un código. Escríbelo aquí.'
    : `Se envió un código a ${sentTo}. Escríbelo aquí.`;
}
