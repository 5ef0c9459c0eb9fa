import type { Dictionary } from '../words.ts';

export const oidcSetUp: Dictionary['oidcSetUp'] = {
  title: 'OpenID Connect: una página de inicio de sesión propia',
  machineDestination: (machineName, origin) =>
    `Los tokens de quienes inician sesión en «${machineName}» van a ${origin}.`,
  providerDestination: (machineName, origin) =>
    `Para iniciar sesión en «${machineName}» se va a ${origin}, y allí se renueva la sesión.`,
  labels: {
    issuer: 'Emisor (issuer)',
    clientId: 'ID de cliente',
    scopes: 'Ámbitos (scopes)',
    token: 'Token para la máquina',
    signOut: 'Cierre de sesión en el proveedor',
    formPrompt: 'Después de cerrar sesión',
  },
  hints: {
    issuer: 'La dirección a la que el proveedor llama su emisor (issuer), sin «/.well-known/…».',
    scopes:
      'Con espacios entre ellos. Vacío: openid profile, y offline_access si el proveedor lo incluye en su lista.',
  },
  tokens: { id: 'Token de ID', access: 'Token de acceso' },
  signOuts: {
    standard: 'Como en OpenID Connect',
    'managed-login': 'Como en Cognito managed login',
    none: 'No ofrecerlo',
  },
  prompts: { login: 'Pedir la contraseña de nuevo', select_account: 'Preguntar qué cuenta usar' },
  problems: {
    issuer: 'Escribe una dirección completa que empiece por https://.',
    clientId: 'Escribe el ID de cliente tal como lo muestra el proveedor.',
    scopes: 'Escribe los ámbitos con un solo espacio entre ellos.',
  },
  keys: {
    issuer: 'una dirección que empiece por https://, como "https://login.example.com/tenant"',
    clientId: 'el ID de un cliente público, tal como lo muestra el proveedor',
    scopes: 'ámbitos con un solo espacio entre ellos, como "openid profile offline_access"',
    token: '"id" o "access"',
    audience: 'cómo llama el proveedor a la máquina, un texto de 512 caracteres visibles como máximo',
    resource: 'cómo llama el proveedor a la máquina, un texto de 512 caracteres visibles como máximo',
    prompt: 'cómo debe preguntar el proveedor, por ejemplo "consent"',
    domainHint: 'el dominio cuya página de inicio de sesión debe mostrarse primero, como "example.com"',
    identityProvider: 'el nombre del proveedor que hay detrás del proveedor, como "Google"',
    origins:
      'una lista de direcciones que empiecen por https://, en las que se consulta al proveedor además de en su emisor',
    'origins[]': 'una dirección que empiece por https://',
    signOut: '"standard", "managed-login" o "none"',
    formPrompt: '"login" o "select_account"',
  },
  provider: {
    title: 'El proveedor responde',
    ends: {
      answers: ({ redirectAddress = '' }) =>
        `Responde a esta página y conoce el cliente. Compara con esta la dirección de redirección que figura allí: ${redirectAddress}`,
      offline: {
        text: 'Este dispositivo no tiene red.',
        next: 'Conéctalo a una red y repite el diagnóstico.',
      },
      unreachable: {
        text: ({ signInService = '' }) => `En ${signInService} no responde nada que esta página pueda leer.`,
        next: 'Revisa el emisor en los ajustes. Si es correcto, permite en el proveedor el origen de esta página (CORS), para el documento de descubrimiento y el endpoint de tokens.',
      },
      unavailable: {
        text: 'Está en marcha, pero tiene un error.',
        next: 'Espera un momento y repite el diagnóstico.',
      },
      'no-provider': {
        text: ({ signInService = '' }) =>
          `Lo que responde en ${signInService} no es un proveedor de OpenID, o le falta algo.`,
        next: 'Corrige el emisor en los ajustes: es la dirección que va delante de «/.well-known/openid-configuration».',
      },
      'other-issuer': {
        text: 'Se identifica con otro nombre.',
        next: 'Escribe el emisor exactamente como aparece en su documento de descubrimiento.',
      },
      'unlisted-origin': {
        text: ({ missingOrigin = '' }) =>
          `También se le consulta en ${missingOrigin}, y esta página no puede conectarse allí.`,
        next: 'Añade esta dirección a «origins» en config.json y ejecuta «npm run headers» para volver a escribir la política de seguridad.',
      },
      'client-refused': {
        text: ({ refusal = '' }) =>
          `No conoce el cliente, o le exige un secreto que ninguna página web puede guardar (${refusal}).`,
        next: 'Revisa el ID de cliente en los ajustes. En el proveedor, el cliente tiene que ser público: una aplicación de una sola página (SPA), sin secreto.',
      },
      'refuses-otherwise': {
        text: ({ refusal = '', redirectAddress = '' }) =>
          `Rechaza un código inventado, pero no como se esperaba (${refusal}). Compara con esta la dirección de redirección que figura allí: ${redirectAddress}`,
        next: 'Inicia sesión: si funciona, no hay que hacer nada.',
      },
    },
  },
  signIn: {
    title: 'La máquina acepta la sesión',
    ends: {
      taken: 'Acepta la tuya.',
      'other-provider': {
        text: 'Has iniciado sesión en un proveedor distinto del de los ajustes.',
        next: 'Cierra la sesión y vuelve a iniciarla.',
      },
      'not-taken': {
        text: 'Has iniciado sesión en este proveedor, pero la máquina no lo acepta.',
        next: 'Compara el emisor, la audiencia (el ID de cliente) y el tipo de token con la configuración de la máquina, y revisa su reloj.',
      },
      refused: {
        text: ({ refusal = '' }) => `El proveedor no renueva tu sesión (${refusal}).`,
        next: 'Cierra la sesión y vuelve a iniciarla. Si no cambia nada, revisa el cliente en el proveedor.',
      },
      unanswered: {
        text: 'El proveedor no responde, así que no se puede renovar tu sesión.',
        next: 'Mira el paso anterior.',
      },
    },
  },
};
