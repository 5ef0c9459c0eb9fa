import type { Facts } from '../../../diagnostics/facts.ts';
import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

const TELL = 'avisa a quien administra este chat';
const AGAIN = 'repite el diagnóstico';
const HOLDS_BACK =
  'Quien administra el proxy debería hacer que transmita las respuestas según van llegando. En nginx es «proxy_buffering off;»; docs/proxies.md, que acompaña al código fuente de esta página, tiene las líneas para otros. También puede ser un antivirus.';

const TOPIC = {
  unauthenticated: {
    text: 'Momento no acepta el token.',
    next: 'Puede que su clave se haya eliminado o sea de otra región: pide a quien administra este chat que revise la clave de API de la Token Vending Machine.',
  },
  'permission-denied': {
    text: 'El token es válido, pero no para esto.',
    next: `La Token Vending Machine emite tokens para topics o para una caché que no son los que usa esta página: ${TELL}.`,
  },
  'not-found': {
    text: 'La caché configurada en esta página no existe.',
    next: 'Créala en la consola de Momento (console.gomomento.com), en la región de la clave de API de la Token Vending Machine, o corrige su nombre en los ajustes.',
  },
  'limit-exceeded': {
    text: 'Se ha alcanzado un límite de la cuenta de Momento.',
    next: `Espera un momento y ${AGAIN}. Si el problema continúa, pide a Momento un límite mayor.`,
  },
  'invalid-argument': {
    text: 'Momento no acepta el nombre de la caché o de la sala.',
    next: 'Usa nombres más sencillos en los ajustes: letras, números y guiones.',
  },
  timeout: {
    text: 'Momento no respondió a tiempo.',
    next: `Revisa tu conexión y ${AGAIN}.`,
  },
  unavailable: {
    text: 'Momento no puede atender esto ahora mismo.',
    next: `Espera un momento y ${AGAIN}.`,
  },
  internal: {
    text: 'Algo ha fallado en Momento.',
    next: `Espera un momento y ${AGAIN}. Si el problema continúa, ponte en contacto con el soporte de Momento.`,
  },
  unreachable: {
    text: 'La solicitud no obtuvo ninguna respuesta que esta página pueda leer.',
    next: 'Algo la bloquea por el camino: prueba sin bloqueadores de contenido ni VPN, o desde otra red.',
  },
  unknown: {
    text: 'Respondió otra cosa en lugar de Momento.',
    next: `Puede ser un proxy o una red que pide iniciar sesión primero: abre cualquier otro sitio y luego ${AGAIN}.`,
  },
  'bad-token': {
    text: 'El token no se puede descodificar.',
    next: `La Token Vending Machine emite tokens de un tipo incorrecto: ${TELL}.`,
  },
  'foreign-host': {
    text: ({ momento = 'otro servidor' }) =>
      `El token es para ${momento}, que no es uno de los servidores en los que confía esta página. No se envió nada allí.`,
    next: `Si ese servidor es correcto, hay que añadirlo a "momentoHosts" en config.json: ${TELL}.`,
  },
  'no-streaming': {
    text: 'Este navegador es demasiado antiguo para leer una respuesta mientras todavía está llegando.',
    next: 'Actualízalo o abre esta página en otro navegador.',
  },
  cancelled: {
    text: 'El otro extremo cerró la conexión.',
    next: 'Repite el diagnóstico. Si el problema continúa, algo corta por el camino las conexiones largas (un proxy, un firewall).',
  },
} satisfies Partial<Dictionary['diagnostics']['step']['subscribe']['ends']>;

const OFFLINE = {
  text: 'Este dispositivo no tiene red.',
  next: `Conéctalo a una red y ${AGAIN}.`,
};

export const diagnostics: Dictionary['diagnostics'] = {
  intro: 'Envía unos pocos mensajes que ninguna sala muestra y tarda unos diez segundos.',
  machine: 'Token Vending Machine',
  run: 'Iniciar diagnóstico',
  stop: 'Detener',
  copyReport: 'Copiar informe',
  reportCopied: 'Informe copiado',
  copyByHand: 'Copia este informe',
  steps: 'Pasos del diagnóstico',
  isRunning: 'Diagnóstico en curso…',
  result: ({ passed, warning, failed, skipped }) =>
    [
      plural(passed, {
        one: '1 paso superado',
        many: `${number(passed)} de pasos superados`,
        other: `${number(passed)} pasos superados`,
      }),
      ...(warning > 0
        ? [
            plural(warning, {
              one: '1 con aviso',
              many: `${number(warning)} con aviso`,
              other: `${number(warning)} con aviso`,
            }),
          ]
        : []),
      ...(failed > 0
        ? [
            plural(failed, {
              one: '1 fallido',
              many: `${number(failed)} fallidos`,
              other: `${number(failed)} fallidos`,
            }),
          ]
        : []),
      ...(skipped > 0
        ? [
            plural(skipped, {
              one: '1 omitido',
              many: `${number(skipped)} omitidos`,
              other: `${number(skipped)} omitidos`,
            }),
          ]
        : []),
    ].join(', '),
  states: {
    pending: 'En espera',
    running: 'En curso',
    passed: 'Superado',
    warning: 'Aviso',
    failed: 'Fallido',
    skipped: 'Omitido',
  },
  next: 'Qué hacer:',
  latencies: ({ count: trips, leastMs, mostMs, medianMs }) =>
    `${plural(trips, {
      one: 'Un viaje de ida y vuelta',
      many: `${number(trips)} de viajes de ida y vuelta`,
      other: `${number(trips)} viajes de ida y vuelta`,
    })}: mínimo ${ms(leastMs)}, mediana ${ms(medianMs)}, máximo ${ms(mostMs)}`,
  step: {
    'machine-reachable': {
      title: 'La Token Vending Machine responde',
      ends: {
        answers: ({ machine = '' }) => `Algo responde en ${machine}.`,
        offline: OFFLINE,
        unreachable: {
          text: ({ machine = '' }) => `Nada responde en ${machine}.`,
          next: `Revisa su dirección en los ajustes y tu conexión. Si otros sitios funcionan, la máquina está caída o algo la bloquea por el camino: ${TELL}.`,
        },
        unsendable: {
          text: 'Ni siquiera se puede enviar una solicitud a esta dirección.',
          next: 'Corrige la dirección en los ajustes o vuelve a iniciar sesión.',
        },
      },
    },
    'machine-cors': {
      title: 'Esta página puede leer la respuesta (CORS)',
      ends: {
        readable: 'A esta página se le permite leer la respuesta.',
        'refuses-page': {
          text: ({ asksWho }) =>
            asksWho
              ? 'Responde, pero a esta página no se le permite leer la respuesta. Algunas máquinas se comportan así siempre que no aceptan una sesión.'
              : 'Responde, pero a esta página no se le permite leer la respuesta.',
          next: `Si habías iniciado sesión, vuelve a iniciarla. Si no, la máquina tiene que admitir la dirección de esta página (encabezado Access-Control-Allow-Origin): ${TELL}.`,
        },
      },
    },
    'machine-status': {
      title: 'Estado HTTP',
      ends: {
        good: status,
        'asks-who': (facts) => `${status(facts)} Exige iniciar sesión, como debe ser.`,
        unauthorized: {
          text: (facts) => `${status(facts)} No acepta tu sesión.`,
          next: 'Inicia sesión (o vuelve a iniciarla) en esta máquina y repite el diagnóstico. Si no exige iniciar sesión, su forma de acceso no es correcta en los ajustes.',
        },
        forbidden: {
          text: (facts) => `${status(facts)} No emite tokens para una solicitud como esta.`,
          next: 'Pide acceso a quien administra este chat. Si les pasa a todos, puede que la ruta de su dirección no sea correcta.',
        },
        'not-found': {
          text: (facts) => `${status(facts)} En esta dirección no hay ninguna Token Vending Machine.`,
          next: 'Corrige la dirección en los ajustes: también cuenta su ruta (por ejemplo, «/prod/»).',
        },
        rejected: {
          text: (facts) => `${status(facts)} No acepta esta solicitud.`,
          next: `Revisa en los ajustes la dirección y la forma de acceso de esta máquina. Si son correctas, ${TELL}.`,
        },
        redirected: {
          text: 'Redirige a otra dirección, y esta página no sigue redirecciones.',
          next: 'Pon en los ajustes la dirección a la que lleva.',
        },
        throttled: {
          text: (facts) => `${status(facts)} Ha recibido demasiadas solicitudes.`,
          next: `Espera un minuto y ${AGAIN}.`,
        },
        unavailable: {
          text: (facts) => `${status(facts)} Está en marcha, pero tiene un error.`,
          next: `Mira los registros de la máquina o ${TELL}: a menudo su clave de API de Momento falta, es incorrecta o se ha eliminado.`,
        },
      },
    },
    'machine-answer': {
      title: 'Formato de su respuesta',
      ends: {
        token: ({ dialect = 'original' }) => `Un token, en el formato ${DIALECTS[dialect]}.`,
        'no-token': {
          text: ({ body = 'text' }) => `La respuesta no contiene ningún token: ${BODIES[body]}.`,
          next: 'Esta no es la dirección de una Token Vending Machine. Corrígela en los ajustes.',
        },
      },
    },
    clock: {
      title: 'Reloj de este dispositivo',
      ends: {
        right: ({ clockAheadSeconds = 0 }, span) =>
          clockAheadSeconds === 0
            ? 'Coincide con el de la máquina.'
            : `Difiere del de la máquina en ${span(clockAheadSeconds)}.`,
        off: {
          text: ({ clockAheadSeconds = 0 }, span) =>
            `Va ${clockAheadSeconds > 0 ? 'atrasado' : 'adelantado'} ${span(clockAheadSeconds)} respecto al de la máquina.`,
          next: 'Deja que el dispositivo ajuste su reloj automáticamente (fecha y hora en sus ajustes). El chat funciona de todos modos, pero puede que el inicio de sesión no, y las horas no se verán bien.',
        },
        plausible: 'La máquina no da su hora, pero la caducidad del token es razonable.',
        implausible: {
          text: 'Según el reloj de este dispositivo, el token caduca en un momento imposible.',
          next: `Revisa la fecha y la hora del dispositivo. Si son correctas, las de la máquina no lo son: ${TELL}.`,
        },
        untold: 'Esta página no puede leer la hora de la máquina.',
      },
    },
    'token-decodes': {
      title: 'El token se puede descodificar',
      ends: {
        decodes: ({ momento = '' }) => `Lleva a ${momento}.`,
        'bad-token': TOPIC['bad-token'],
        'foreign-host': TOPIC['foreign-host'],
      },
    },
    'token-life': {
      title: 'Duración y rol del token',
      ends: {
        told: (facts, span) => `Dura ${span(facts.lifeSeconds)}. ${role(facts)}`,
        untold: (facts) =>
          `No se indica cuándo termina: esta página lo renueva cada pocos minutos. ${role(facts)}`,
        short: {
          text: (facts, span) => `Solo dura ${span(facts.lifeSeconds)}. ${role(facts)}`,
          next: 'Haz que la Token Vending Machine emita tokens que duren 15 minutos o más: cada renovación es una solicitud.',
        },
        'unknown-role': {
          text: role,
          next: 'Recarga esta página: quizá una versión más reciente conozca el rol. Si eso no ayuda, avisa a quien administra este chat.',
        },
      },
    },
    'momento-reachable': {
      title: 'Momento responde',
      ends: {
        answers: 'Algo responde en la dirección del token.',
        offline: OFFLINE,
        unreachable: {
          text: 'Nada responde en la dirección del token.',
          next: 'Puede que algo la bloquee por el camino: prueba sin bloqueadores de contenido ni VPN, o desde otra red. Si hay un endpoint de Momento en los ajustes, revísalo.',
        },
      },
    },
    subscribe: {
      title: 'Suscripción a una sala',
      ends: {
        ...TOPIC,
        subscribed: ({ firstFrameMs = 0 }) => `Primera señal de vida después de ${ms(firstFrameMs)}.`,
        silent: {
          text: 'Se aceptó la suscripción, pero todavía no ha llegado nada por ella.',
          next: 'Mira si funciona la ida y vuelta: si es así, todo está bien. Si no, algo retiene los flujos de datos por el camino (un proxy, un antivirus).',
        },
        'write-only': 'Este token permite escribir, pero no leer.',
      },
    },
    publish: {
      title: 'Publicación en una sala',
      ends: {
        ...TOPIC,
        published: 'Momento aceptó un mensaje.',
        'read-only': 'Este token permite leer, pero no escribir.',
        'not-allowed': {
          text: 'Este token no permite escribir.',
          next: 'Si solo debes leer, todo está bien. Si no, pide permiso para escribir a quien administra este chat.',
        },
      },
    },
    'round-trip': {
      title: 'Ida y vuelta de un mensaje',
      ends: {
        ...TOPIC,
        measured: trip,
        slow: {
          text: (facts) => `${trip(facts)} Es lento.`,
          next: 'Revisa tu conexión y si la caché está en una región cercana.',
        },
        lossy: {
          text: ({ lostCount = 0, latenciesMs = [] }) =>
            `Mensajes que no volvieron a tiempo: ${number(lostCount)} de ${number(lostCount + latenciesMs.length)}.`,
          next: `Revisa tu conexión y ${AGAIN}.`,
        },
        'no-echo': {
          text: 'Lo que se publicó no volvió.',
          next: 'Algo retiene los flujos de datos por el camino (un proxy, un antivirus): prueba desde otra red.',
        },
        delayed: {
          text: 'Algo entre esta página y Momento retiene el flujo de datos: los mensajes llegan cada pocos segundos en lugar de al instante.',
          next: HOLDS_BACK,
        },
        'held-back': {
          text: 'Algo entre esta página y Momento retiene el flujo de datos: lo que se envía pasa, pero no vuelve nada.',
          next: `Prueba desde otra red. ${HOLDS_BACK}`,
        },
        'read-only': 'Solo se puede medir con permiso para escribir.',
        'write-only': 'Solo se puede medir con permiso para leer.',
      },
    },
  },
  anyStep: {
    timeout: {
      text: 'No hubo respuesta a tiempo.',
      next: `Revisa tu conexión y ${AGAIN}.`,
    },
    unexpected: {
      text: 'El propio diagnóstico falló en este paso.',
      next: 'Repítelo. Si el problema continúa, comunícalo con «Copiar informe».',
    },
    'earlier-failed': 'Falló un paso anterior.',
    'sign-in-first': 'Primero inicia sesión en esta máquina.',
    'sign-in-fails':
      'Has iniciado sesión, pero el servicio de inicio de sesión no lo confirma en este momento.',
    stopped: 'Detuviste el diagnóstico.',
  },
};

const DIALECTS = {
  original: 'de la máquina original',
  extended: 'de la máquina de este proyecto',
  'bare-token': 'de un token a secas',
  'moderated-chat': 'del chat moderado de Momento',
  'momento-function': 'de una Momento Function',
} as const satisfies Record<NonNullable<Facts['dialect']>, string>;

const BODIES = {
  empty: 'está vacía o es demasiado larga',
  'web-page': 'es una página web',
  json: 'son otros datos',
  text: 'es otro texto',
} as const satisfies Record<NonNullable<Facts['body']>, string>;

const ROLES = {
  'publish-subscribe': 'Permite leer y escribir.',
  'subscribe-only': 'Solo permite leer.',
  'publish-only': 'Solo permite escribir.',
  unknown: 'Su rol es uno que esta página no conoce, así que la página solo lee.',
} as const satisfies Record<NonNullable<Facts['role']>, string>;

function status({ status: code = 0 }: Facts): string {
  return `La máquina respondió con ${code}.`;
}

function role({ role: told }: Facts): string {
  return told === undefined ? 'La máquina no dice qué permite el token.' : ROLES[told];
}

function trip({ medianMs = 0 }: Facts): string {
  return `La mitad de los mensajes volvió en ${ms(medianMs)} o menos.`;
}

function ms(duration: number): string {
  return `${number(duration >= 10 ? Math.round(duration) : duration)} ms`;
}
