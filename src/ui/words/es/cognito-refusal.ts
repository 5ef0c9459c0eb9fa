import type { Dictionary } from '../words.ts';

const TELL = 'Avisa a quien administra este chat.';

export const cognitoRefusal: Dictionary['cognitoRefusal'] = {
  wrongCode: {
    sent: 'Este código no es correcto. Escribe el del último mensaje o pide otro.',
    message:
      'Este código no es correcto. Mira el último mensaje que has recibido y escribe su código, o vuelve atrás e inicia sesión de nuevo para recibir otro.',
    totp: 'Este código no es correcto. Espera a que la app muestre uno nuevo y escribe ese.',
  },
  expiredCode: {
    sent: 'Este código ya no es válido. Pide que te envíen otro y escribe ese.',
    message: 'Este código ya no es válido. Vuelve atrás e inicia sesión de nuevo para recibir otro.',
    totp: 'Este código ya no es válido. Escribe el que la app muestra ahora.',
  },
  passwordPolicy: (detail) =>
    `Las reglas de este chat no permiten esta contraseña${detail === '' ? '' : `: «${detail}»`}. Elige otra.`,
  userExists:
    'Este nombre de usuario ya está en uso. Elige otro; si es el tuyo, vuelve atrás e inicia sesión.',
  addressExists:
    'Ya existe una cuenta con esta dirección de correo o este número de teléfono. Si es tuya, vuelve atrás e inicia sesión; si no, escribe otros datos.',
  notHere: 'No se pudo completar este paso',

  person: {
    'wrong-credentials': () => ({
      heading: 'El nombre de usuario o la contraseña no son correctos',
      text: 'Revisa el nombre de usuario y vuelve a escribir tu contraseña.',
    }),
    'unknown-user': () => ({
      heading: 'No existe ese nombre de usuario',
      text: 'Revísalo. Si todavía no tienes una cuenta, primero necesitas una.',
    }),
    'not-confirmed': () => ({
      heading: 'Tu cuenta todavía no está confirmada',
      text: 'Escribe el código que recibiste al crearla o pide que te envíen otro.',
    }),
    'reset-required': () => ({
      heading: 'Hay que sustituir tu contraseña',
      text: 'Quien administra este chat lo exige. Pide un código y úsalo para establecer una contraseña nueva.',
    }),
    'invalid-input': ({ detail }) => ({
      heading: 'No se aceptaron tus datos',
      text:
        detail === ''
          ? 'Revísalos y vuelve a intentarlo.'
          : `El servicio de inicio de sesión dice: «${detail}» Revisa los datos y vuelve a intentarlo.`,
    }),
    'more-wanted': () => ({
      heading: 'Este chat pide otros datos para una cuenta nueva',
      text: 'Completa abajo lo que falta y vuelve a intentarlo.',
    }),
    'password-only': () => ({
      heading: 'Aquí necesitas tu contraseña',
      text: 'Tu cuenta no tiene otra forma de iniciar sesión. Vuelve atrás y escribe tu contraseña.',
    }),
    'passkey-not-given': () => ({
      heading: 'Tu navegador no recibió ninguna llave de acceso',
      text: 'Puede que hayas cancelado o que este dispositivo no tenga ninguna llave de acceso para este chat: los navegadores no dicen cuál de las dos cosas. Vuelve a intentarlo, o vuelve atrás y elige otra forma.',
    }),
    'passkeys-unsupported': () => ({
      heading: 'Este navegador no puede usar llaves de acceso',
      text: 'Usa uno actualizado o inicia sesión de otra forma.',
    }),
    'passkey-exists': () => ({
      heading: 'Ya hay una llave de acceso en este dispositivo',
      text: 'Es de tu cuenta, y puedes iniciar sesión con ella.',
    }),
    'passkey-not-supported': () => ({
      heading: 'Este tipo de llave de acceso no funciona aquí',
      text: 'Vuelve a intentarlo con otro dispositivo, otra llave de seguridad u otro gestor de contraseñas.',
    }),
    'passkey-late': () => ({
      heading: 'Ha pasado demasiado tiempo',
      text: 'Por tu seguridad, una llave de acceso tiene que crearse en pocos minutos. Empieza de nuevo.',
    }),
    'passkey-refused': () => ({
      heading: 'No se aceptó tu llave de acceso',
      text: 'Puede que se haya quitado de tu cuenta. Inicia sesión con tu contraseña o con un código.',
    }),
    'session-expired': () => ({
      heading: 'Ha pasado demasiado tiempo',
      text: 'Por tu seguridad, tienes que empezar de nuevo. Escribe tu contraseña.',
    }),
  },

  operator: {
    disabled: ({ machineName }) => ({
      heading: 'Tu cuenta está desactivada',
      text: `«${machineName}» te conoce, pero no te deja entrar. Pide a quien administra este chat que vuelva a activar tu cuenta.`,
    }),
    'invitation-expired': () => ({
      heading: 'Tu contraseña temporal ha caducado',
      text: 'Pide a quien administra este chat que te invite de nuevo. Entonces recibirás otra.',
    }),
    'still-invited': () => ({
      heading: 'Todavía no se puede restablecer tu contraseña',
      text: 'Todavía tienes la contraseña temporal de tu invitación. Vuelve atrás e inicia sesión con ella. Si ha caducado, pide a quien administra este chat que te invite de nuevo.',
    }),
    'no-reset-address': () => ({
      heading: 'No hay adónde enviar un código',
      text: 'Tu cuenta no tiene ninguna dirección de correo ni número de teléfono confirmados. Pide a quien administra este chat que confirme uno o que te asigne una contraseña nueva.',
    }),
    blocked: () => ({
      heading: 'Un firewall delante del servicio de inicio de sesión te bloquea',
      text: `No es por lo que has escrito: rechaza esta página o la red en la que estás. ${TELL}`,
    }),
    risky: () => ({
      heading: 'El servicio de inicio de sesión ha detenido esto para proteger tu cuenta',
      text: `Lo que ve le parece un ataque, aunque tu contraseña sea correcta. ${TELL}`,
    }),
    'unknown-client': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `No existe el grupo de usuarios o el cliente configurado en esta página. ${TELL}`,
    }),
    'client-secret': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `Su cliente de aplicación tiene un secreto de cliente, que ninguna página web puede guardar. ${TELL} El grupo de usuarios necesita un cliente de aplicación sin secreto, y config.json el ID de ese cliente.`,
    }),
    'flow-not-enabled': ({ machineName }) => ({
      heading: `«${machineName}» no permite esta forma de iniciar sesión`,
      text: `El grupo de usuarios la tiene desactivada para esta página. ${TELL}`,
    }),
    rule: ({ machineName, detail }) => ({
      heading: `«${machineName}» no acepta esto`,
      text: `Dice: «${detail}» Si eso no te aclara qué hacer, pregunta a quien administra este chat.`,
    }),
    'trigger-broken': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `Falla un programa que el grupo de usuarios ejecuta cuando alguien inicia sesión (un desencadenador de Lambda). ${says(detail)}${TELL}`,
    }),
    undeliverable: ({ detail }) => ({
      heading: 'No se pudo enviar el código',
      text: `${says(detail)}${TELL}`,
    }),
    'pool-setup': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `${says(detail)}${TELL}`,
    }),
    'passkeys-not-here': () => ({
      heading: 'Las llaves de acceso no funcionan en esta dirección',
      text: `Necesitan una página que se abra con https y con un nombre, no con una dirección IP. ${TELL} En tu propio equipo, ábrela como «localhost».`,
    }),
    'passkeys-elsewhere': ({ machineName, detail }) => ({
      heading: `Las llaves de acceso de «${machineName}» son de otro sitio web`,
      text: `Solo funcionan en «${detail}», y esta página está en otro lugar. Inicia sesión de otra forma. ${TELL}`,
    }),
    unsupported: ({ detail }) => ({
      heading: 'Tu cuenta exige algo que esta página no admite',
      text: `${detail === '' ? '' : `Se llama «${detail}». `}Volver a intentarlo no servirá de nada. ${TELL}`,
    }),
    'set-up-needed': ({ detail }) => ({
      heading: 'A tu cuenta le falta algo que no se puede configurar aquí',
      text: `Necesita ${namesIn(detail).join(' o ')}. Pide a quien administra este chat que te lo configure.`,
    }),
    'not-understood': ({ detail }) => ({
      heading: 'Esta página no entiende la respuesta del servicio de inicio de sesión',
      text: `${detail === '' ? '' : `El problema: «${detail}» `}${TELL}`,
    }),
    'not-accepted': ({ detail }) => ({
      heading: 'El servicio de inicio de sesión no acepta esto',
      text: `${says(detail)}Revisa lo que has escrito. Si es correcto, avisa a quien administra este chat.`,
    }),
  },

  time: {
    'too-many-attempts': () => ({
      heading: 'Demasiados intentos',
      text: 'El servicio de inicio de sesión no acepta más por ahora. Espera unos minutos y vuelve a intentarlo.',
    }),
    service: () => ({
      heading: 'Algo ha fallado en el servicio de inicio de sesión',
      text: 'No es por nada que hayas hecho. Espera un momento y vuelve a intentarlo. Si continúa, avisa a quien administra este chat.',
    }),
  },
};

const TO_SET_UP: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: 'una app de autenticación',
  SMS_MFA: 'un número de teléfono para códigos',
  EMAIL_OTP: 'una dirección de correo para códigos',
};

function namesIn(list: string): string[] {
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(TO_SET_UP, name) ? TO_SET_UP[name] : undefined) ?? `«${name}»`);
}

function notSetUp(machineName: string): string {
  return `«${machineName}» no está bien configurado`;
}

function says(detail: string): string {
  return detail === '' ? '' : `El servicio de inicio de sesión dice: «${detail}» `;
}
