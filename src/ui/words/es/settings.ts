import type { Dictionary } from '../words.ts';

export const settings: Dictionary['settings'] = {
  heading: 'Ajustes',
  close: 'Cerrar',
  personal: 'Personales',

  appearance: 'Apariencia',
  theme: 'Tema',
  themes: { system: 'Igual que el dispositivo', light: 'Claro', dark: 'Oscuro', contrast: 'Alto contraste' },
  language: 'Idioma',
  languages: { system: 'Igual que el navegador' },

  notices: 'Notificaciones',
  noticesHint: 'De mensajes en salas que no estás mirando, mientras esta página esté abierta.',
  noticesAbout: 'Avisarme de',
  noticesChoices: {
    nothing: 'Nada',
    mentions: 'Mensajes que me mencionan',
    all: 'Todos los mensajes',
  },
  noticesSound: 'Con sonido',
  noticesAsked: 'Tu navegador pregunta si esta página puede mostrar notificaciones. Permítelo allí.',
  noticesBlocked:
    'Tu navegador bloquea las notificaciones de esta página. Permítelas en su configuración para este sitio. El sonido funciona sin ellas.',
  noticesMissing: 'Este navegador no muestra notificaciones de páginas web. El sonido funciona sin ellas.',
  quiet: 'No molestar',
  quietFor: {
    off: 'Desactivado',
    hour: 'Durante una hora',
    tomorrow: 'Hasta las 8 de la mañana',
  },
  quietUntil: (time) => `Hasta: ${time}`,

  people: 'Lo que los demás ven de ti',
  peopleChoices: {
    presence: 'Que estoy en una sala',
    typing: 'Que estoy escribiendo',
  },
  peopleHint: 'Lo ve cualquiera que esté en la sala. Los mensajes se envían en cualquier caso.',
  history: 'Mensajes conservados',
  historyKeep: 'Conservar los últimos mensajes de cada sala en este dispositivo',
  historyHint:
    'Hasta 200 mensajes por sala, durante 7 días como máximo, de las salas en las que entres a partir de ahora. Puede leerlos cualquiera que pueda usar este dispositivo: no están cifrados. Se eliminan cuando cierras la sesión, desactivas esto o quitas la sala de tu lista.',
  historyForbidden: 'Quien administra este chat no permite conservar mensajes en los dispositivos.',
  historyBlocked:
    'Este navegador no deja que esta página conserve mensajes, como puede ocurrir en las ventanas privadas. Permítele almacenar datos o usa una ventana normal.',
  historyNotDeleted:
    'No se pudieron eliminar los mensajes, así que no se ha cambiado nada. Vuelve a intentarlo o elimina los datos de este sitio en la configuración de tu navegador.',

  muted: 'Personas silenciadas',
  nobodyMuted: 'Nadie. Puedes silenciar a una persona desde el menú de cualquiera de sus mensajes.',
  mutedHint:
    'No ves lo que escriben. Este dispositivo lo recuerda hasta que dejes de silenciarlas o cierres la sesión.',
  mutedPerson: {
    verified: (name) => `${name}, con sesión iniciada`,
    guest: (name) => `Visitante ${name}`,
    opaque: (name, idTail) => `${name}, con ID …${idTail}`,
    claimed: (name) => `${name}, sin verificar`,
  },
  nobody: 'Alguien',
  unmute: 'Dejar de silenciar',
  unmuteName: (name) => `Dejar de silenciar: ${name}`,

  accounts: 'Tu cuenta',

  connection: 'Conexión',
  connectionHint:
    'De dónde obtiene esta página el acceso al chat. Estos ajustes se guardan en este dispositivo, sin contraseñas, y prevalecen sobre los publicados.',
  locked:
    'Las máquinas, la caché y los endpoints de esta página están bloqueados. Aún puedes cambiar el tema y el idioma.',
  machines: 'Token Vending Machines',
  noMachine: 'Todavía no hay ninguna máquina, así que nadie puede entrar. Añade una.',
  addMachine: 'Añadir máquina',
  machine: (number) => `Máquina ${number}`,
  edit: 'Editar',
  editMachine: (name) => `Editar «${name}»`,
  done: 'Listo',
  doneWithMachine: (name) => `Listo con «${name}»`,
  test: 'Probar',
  testMachine: (name) => `Probar «${name}»`,
  testing: 'Preguntando a la máquina…',
  remove: 'Quitar',
  removeMachine: (name) => `Quitar «${name}»`,
  auth: 'Forma de acceso',
  verifiedIds: {
    label: 'Nombres de los miembros',
    choices: {
      told: 'Verificados, si la máquina lo dice',
      always: 'Siempre verificados',
      opaque: 'Sin verificar: solo se verifican sus ID',
      never: 'Nunca verificados',
    },
  },
  labels: {
    name: 'Nombre',
    url: 'URL',
    cacheName: 'Caché',
    momentoEndpoint: 'Endpoint de Momento',
  },
  hints: {
    name: 'El nombre con el que se elige.',
    url: 'Empieza por https://',
  },
  broughtCache: (name) =>
    name === ''
      ? 'La caché de Momento cuyos topics son las salas.'
      : `Déjalo vacío para usar «${name}», la caché publicada.`,
  broughtEndpoint: (url) =>
    url === ''
      ? 'Solo para endpoints privados. Déjalo vacío para usar el del token.'
      : `Déjalo vacío para usar ${url}, el endpoint publicado.`,
  problems: {
    name: 'Escribe un nombre de 1 a 56 caracteres.',
    url: 'Escribe una dirección completa que empiece por https:// (http:// solo para localhost), sin nombre de usuario ni contraseña.',
    cacheName: 'Escribe el nombre de una caché de Momento: de 1 a 64 caracteres.',
    momentoEndpoint:
      'Escribe una URL completa que empiece por https:// (http:// solo para localhost) o déjalo vacío.',
  },
  nameTaken: 'Otra máquina tiene este nombre. Elige otro.',
  save: 'Guardar',
  discard: 'Descartar cambios',
  savingReloads:
    'Al guardar se recarga la página. Si escribiste una contraseña, tendrás que escribirla de nuevo.',
  notKept: {
    heading: 'Este navegador no conserva los ajustes',
    text: 'Bloquea el almacenamiento de la página, como hacen las ventanas privadas, o el almacenamiento está lleno. Permítelo o abre la página en una ventana normal, y guarda otra vez.',
  },
  saved: {
    heading: 'Guardado',
    text: 'Los cambios se aplican cuando se recarga la página.',
  },
  changedElsewhere: {
    heading: 'Los ajustes se cambiaron en otra pestaña',
    text: 'Puede que lo que ves aquí esté desactualizado. Recarga la página para usar los ajustes nuevos. Se perderá lo que has escrito aquí.',
  },
  otherTab: {
    heading: 'Los ajustes se cambiaron en otra pestaña',
    text: 'Recarga la página para usarlos. Hasta entonces, esta pestaña sigue como antes.',
  },
  reload: 'Recargar',
  later: 'Más tarde',

  tests: {
    vends: 'Funciona: la máquina dio un token a un visitante.',
    'vends-to-anybody':
      'Responde, pero dio un token sin preguntar quién eres. Elige «Abierta» o haz que la máquina pregunte.',
    'asks-who': 'Responde y exige iniciar sesión, como debe ser.',
    'not-open': 'Responde, pero exige iniciar sesión. Elige otra forma de acceso.',
    'refuses-page':
      'Algo responde, pero a esta página no se le permite leer la respuesta. Las máquinas que exigen iniciar sesión pueden comportarse así hasta que alguien lo hace. Si no es el caso, la máquina tiene que admitir la dirección de esta página (CORS).',
    'no-address': 'Escribe primero su dirección completa, que empiece por https://',
    forbidden: 'Responde, pero solo deja entrar a quien ha iniciado sesión.',
    rejected: 'Algo responde, pero no acepta la solicitud. Revisa la dirección.',
    throttled: 'Responde, pero está saturada. Vuelve a intentarlo dentro de un momento.',
    unavailable: 'Responde con un error interno. Revisa sus registros.',
    unreachable:
      'Nada responde. Revisa la dirección y tu conexión; también puede bloquearlo la política de seguridad de la propia página (connect-src).',
    timeout: 'Tardó demasiado en responder.',
    malformed: 'Algo responde, pero no es una Token Vending Machine. Revisa la dirección.',
  },

  confirmDestinations: {
    heading: '¿Enviar datos a otro lugar?',
    confirm: 'Enviarlos allí',
    cancel: 'Volver',
  },
  momentoDestination: (origin) => `Los mensajes y el acceso a las salas van a ${origin}.`,
  trust: 'Continúa solo si confías en este destino.',

  confirmDiscard: {
    heading: '¿Descartar tus cambios?',
    text: 'Tus cambios en la conexión no se han guardado.',
    confirm: 'Descartar',
    cancel: 'Seguir editando',
  },

  checkUp: 'Diagnóstico',
  checkUpHint: 'Comprueba cada paso entre esta página y una sala, y muestra dónde falla.',
  startCheckUp: 'Abrir el diagnóstico',

  effective: 'Configuración efectiva',
  effectiveHint: 'Cada clave con su valor, y de dónde viene ese valor.',
  key: 'Clave',
  value: 'Valor',
  source: 'Origen',
  none: 'ninguno',
  instead: (color) => `Contraste insuficiente: se muestra como ${color}`,
  sources: (source) =>
    source === 'settings' ? 'tus ajustes' : source === 'default' ? 'valor predeterminado' : source,

  reset: 'Restablecer',
  resetHint:
    'Elimina los ajustes de este dispositivo: conexión, notificaciones, mensajes conservados, tema e idioma. Vuelven a aplicarse los ajustes publicados.',
  resetAll: 'Restablecer todos los ajustes',
  confirmReset: {
    heading: '¿Restablecer todos los ajustes?',
    text: 'Se eliminan los ajustes de este dispositivo: conexión, notificaciones, mensajes conservados, tema e idioma. La página se recarga.',
    confirm: 'Restablecer',
    cancel: 'Conservarlos',
  },
};
