import type { Dictionary } from '../words.ts';

const AGAIN = 'repite el diagnóstico';
const FULL_URL = 'una URL https:// sin nombre de usuario ni contraseña (http:// solo para localhost)';

export const cognitoSetUp: Dictionary['cognitoSetUp'] = {
  title: 'Amazon Cognito',
  machineDestination: (machineName, origin) => `${origin} sabrá quién inicia sesión en «${machineName}».`,
  poolDestination: (machineName, origin, userPoolId) =>
    `Los nombres de usuario y las contraseñas para «${machineName}» van a ${origin}, grupo de usuarios ${userPoolId}.`,
  labels: {
    userPoolId: 'ID del grupo de usuarios',
    clientId: 'ID del cliente de aplicación',
    authFlow: 'Cómo se inicia sesión',
    cognitoEndpoint: 'Endpoint de Cognito',
  },
  flows: {
    USER_SRP_AUTH: 'Con contraseña: se demuestra que se conoce, sin enviarla (SRP)',
    USER_PASSWORD_AUTH: 'Con contraseña, enviada tal cual: cifrada solo durante el envío',
    USER_AUTH:
      'Con contraseña (sin enviarla), o con un código en lugar de contraseña si el grupo de usuarios lo ofrece',
  },
  hints: {
    userPoolId: 'Por ejemplo, us-west-2_AbCdEfGhI',
    cognitoEndpoint: 'Solo para servicios sustitutos. Déjalo vacío para usar AWS.',
  },
  problems: {
    userPoolId: 'Escribe el ID de un grupo de usuarios, como us-west-2_AbCdEfGhI.',
    clientId: 'Escribe el ID de un cliente de aplicación del grupo de usuarios: solo letras y números.',
    cognitoEndpoint:
      'Escribe una URL completa que empiece por https:// (http:// solo para localhost) o déjalo vacío.',
  },
  keys: {
    userPoolId: 'el ID de un grupo de usuarios de Cognito, como "us-west-2_AbCdEfGhI"',
    clientId: 'el ID de un cliente de aplicación del grupo de usuarios: 128 letras y números como máximo',
    authFlow: '"USER_SRP_AUTH", "USER_PASSWORD_AUTH" o "USER_AUTH"',
    cognitoEndpoint: FULL_URL,
    disabledFlows: 'una lista de lo que el inicio de sesión no debe ofrecer: [ … ]',
    'disabledFlows[]': '"signUp", "forgotPassword", "totpSetUp" o "staySignedIn"',
    signUpFields: 'una lista de lo que el grupo de usuarios exige para una cuenta nueva: [ … ]',
    'signUpFields[]': 'un objeto con "attribute" y, si quieres, "label" y "type"',
    'signUpFields[].attribute':
      'el nombre de un atributo del grupo de usuarios, como "given_name" o "custom:team"',
    'signUpFields[].label': 'cómo lo llama la página: de 1 a 64 caracteres',
    'signUpFields[].type': '"text", "email", "tel" o "date"',
    userNameIsEmail: 'true o false',
    sessionDays:
      'cuántos días duran los tokens de actualización del cliente de aplicación: un número hasta 3650',
  },
  checkUp: {
    title: 'Cognito responde',
    ends: {
      answers: ({ signInService = '' }) =>
        `${signInService} conoce el grupo de usuarios y el cliente de aplicación.`,
      rotates: ({ signInService = '' }) =>
        `${signInService} conoce el grupo de usuarios y el cliente de aplicación. Los tokens de actualización rotan.`,
      offline: {
        text: 'Este dispositivo no tiene red.',
        next: `Conéctalo a una red y ${AGAIN}.`,
      },
      unreachable: {
        text: ({ signInService = '' }) => `Nada responde en ${signInService}.`,
        next: 'Revisa el ID del grupo de usuarios en los ajustes: su región es parte de la dirección. Si es correcto, algo lo bloquea por el camino.',
      },
      'unknown-pool': {
        text: 'No conoce el grupo de usuarios.',
        next: 'Corrige el ID del grupo de usuarios en los ajustes.',
      },
      'unknown-client': {
        text: 'No conoce el cliente de aplicación.',
        next: 'Corrige el ID del cliente de aplicación en los ajustes.',
      },
      'client-secret': {
        text: 'El cliente de aplicación tiene un secreto de cliente, que ninguna página web puede guardar.',
        next: 'Crea en el grupo de usuarios un cliente de aplicación sin secreto de cliente y escribe su ID en los ajustes.',
      },
      'flow-off': {
        text: 'El cliente de aplicación no permite esta forma de iniciar sesión.',
        next: 'Permítela en el cliente de aplicación (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH o ALLOW_USER_AUTH) o elige otra en los ajustes.',
      },
      'no-renewal': {
        text: 'El cliente de aplicación no renueva las sesiones: la contraseña se pide una y otra vez.',
        next: 'Permítelo en el cliente de aplicación (ALLOW_REFRESH_TOKEN_AUTH) o activa la rotación de los tokens de actualización.',
      },
      blocked: {
        text: 'Un firewall (AWS WAF) delante del grupo de usuarios bloquea esta página o esta red.',
        next: 'Corrige las reglas de la ACL web asociada al grupo de usuarios.',
      },
      throttled: {
        text: 'Responde, pero ha recibido demasiadas solicitudes.',
        next: `Espera un minuto y ${AGAIN}.`,
      },
      unavailable: {
        text: 'Está en marcha, pero tiene un error.',
        next: `Espera un momento y ${AGAIN}.`,
      },
      'not-cognito': {
        text: ({ signInService = '' }) => `Lo que responde en ${signInService} no es Cognito.`,
        next: 'Corrige el endpoint de Cognito en los ajustes o déjalo vacío.',
      },
    },
  },
  signIn: {
    title: 'Grupo de usuarios y cliente de aplicación de tu sesión',
    ends: {
      taken: ({ userPool = '', appClient = '' }) =>
        `La máquina acepta sesiones del grupo de usuarios ${userPool}, cliente de aplicación ${appClient}.`,
      'other-pool': {
        text: ({ signedInAt = 'otro grupo de usuarios', userPool = '' }) =>
          `Has iniciado sesión en ${signedInAt}, porque el cliente de aplicación es de allí. Esta página está configurada para ${userPool}.`,
        next: 'Corrige el ID del grupo de usuarios en los ajustes o usa un cliente de aplicación de ese grupo. Luego vuelve a iniciar sesión.',
      },
      refused: {
        text: ({ refusal }) =>
          `Has iniciado sesión, pero el servicio de inicio de sesión no renueva tu sesión${refusal === undefined ? '' : ` (${refusal})`}.`,
        next: 'Avisa a quien administra este chat. Puedes volver a iniciar sesión o intentarlo más tarde.',
      },
      unanswered: {
        text: 'Has iniciado sesión, pero el servicio de inicio de sesión no responde, así que no se puede demostrar a la máquina quién eres.',
        next: 'Revisa tu conexión y repite el diagnóstico. Si continúa, avisa a quien administra este chat.',
      },
      'not-taken': {
        text: ({ userPool = '', appClient = '' }) =>
          `Has iniciado sesión en el grupo de usuarios ${userPool} con el cliente de aplicación ${appClient}, tal como está configurada esta página, pero la máquina no lo acepta.`,
        next: 'Compara ambos con lo que acepta la máquina: su TVM_USER_POOL_CLIENT_ID tiene que indicar este cliente de aplicación, y su gateway (o TVM_USER_POOL_ID), este grupo de usuarios.',
      },
    },
  },
};
