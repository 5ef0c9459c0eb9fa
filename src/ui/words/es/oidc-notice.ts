import type { Dictionary } from '../words.ts';

const notUnderstood = ({ machineName }: { readonly machineName: string }) => ({
  heading: `«${machineName}» dio una respuesta que esta página no entiende`,
  text: 'Puede que su dirección en la configuración lleve a algo que no es una Token Vending Machine: pide a quien administra este chat que la revise.',
});

export const oidcNotice: Dictionary['oidcNotice'] = {
  says: (host, text) => `${host} dice: «${text}»`,
  provider: {
    unreachable: ({ host }) => ({
      heading: `No se puede conectar con ${host}`,
      text: 'Revisa tu conexión a internet y vuelve a intentarlo. Si otros sitios funcionan, la página de inicio de sesión está caída o no responde a esta página: avisa a quien administra este chat.',
    }),
    timeout: ({ host }) => ({
      heading: `${host} tarda demasiado en responder`,
      text: 'Tu conexión o la página de inicio de sesión va lenta. Espera un momento y vuelve a intentarlo.',
    }),
    unavailable: ({ host }) => ({
      heading: `${host} tiene un problema`,
      text: 'En este momento nadie puede iniciar sesión allí. Espera un momento y vuelve a intentarlo.',
    }),
    'no-provider': ({ host }) => ({
      heading: `${host} no está configurado como esta página espera`,
      text: 'Lo que responde allí no es un servicio de inicio de sesión, o le falta algo: avisa a quien administra este chat.',
    }),
    'other-issuer': ({ host }) => ({
      heading: `${host} se identifica con otro nombre`,
      text: 'No es el servicio de inicio de sesión configurado en esta página: avisa a quien administra este chat.',
    }),
    refused: ({ host }) => ({
      heading: `${host} no inició tu sesión`,
      text: 'Vuelve a intentarlo. Si no cambia nada, muestra esto a quien administra este chat.',
    }),
    unfit: ({ host }) => ({
      heading: `La respuesta de ${host} no concuerda`,
      text: 'No tienes la sesión iniciada. Empieza otra vez aquí, en esta pestaña.',
    }),
    'no-renewal': ({ host }) => ({
      heading: `${host} no renueva tu sesión`,
      text: 'Vuelve a iniciar sesión.',
    }),
  },
  declined: ({ host }) => ({
    heading: 'No has iniciado sesión',
    text: `El proceso terminó en la página de ${host}. Si quieres iniciar sesión, ve allí otra vez.`,
  }),
  machine: {
    forbidden: ({ machineName, host }) => ({
      heading: `«${machineName}» no te deja entrar`,
      text: `${host} te conoce, pero aquí no tienes permiso para entrar. Pide acceso a quien administra este chat y vuelve a iniciar sesión, o inicia sesión con otra cuenta.`,
    }),
    unauthorized: ({ machineName, host }) => ({
      heading: `«${machineName}» no acepta tu sesión`,
      text: `Has iniciado sesión en ${host}, pero la máquina y ese servicio no concuerdan: pide a quien administra este chat que compare el emisor, el cliente y el tipo de token de allí y de aquí, y que revise el reloj de la máquina.`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
  },
  browser: {
    heading: 'Este navegador no deja que la página recuerde nada',
    text: 'No se te reconocería al volver. Permite el almacenamiento para este sitio o usa otra ventana.',
  },
  signedOut: {
    heading: 'Tu sesión está cerrada aquí',
    text: (host) =>
      `${host} todavía te conoce: quien use este navegador quizá no tenga que escribir allí tu contraseña. Si lo usan otras personas, cierra la sesión también allí.`,
    button: (host) => `Cerrar sesión en ${host}`,
    revocation: {
      trying: (host) =>
        `Todavía no se ha podido avisar a ${host}. La página sigue intentándolo mientras esté abierta.`,
      failed: (host) =>
        `No se pudo avisar a ${host}. Tu sesión en este dispositivo ya no existe; una copia de ella funcionaría todavía hasta que termine allí.`,
      'not-offered': (host) =>
        `${host} no ofrece ninguna forma de terminar una sesión desde aquí. La tuya en este dispositivo ya no existe; una copia de ella funcionaría todavía hasta que termine allí.`,
    },
  },
};
