import type { Dictionary } from '../words.ts';

export const cognitoNotice: Dictionary['cognitoNotice'] = {
  access: {
    forbidden: (machineName) => ({
      heading: `«${machineName}» no te deja entrar`,
      text: 'Has iniciado sesión, pero tu cuenta no está en ningún grupo que pueda entrar. Pide acceso a quien administra este chat y luego recarga esta página. Si eso no ayuda, cierra la sesión y vuelve a iniciarla.',
    }),
    notAccepted: (machineName) => ({
      heading: `«${machineName}» no acepta tu sesión`,
      text: 'Has iniciado sesión, pero lo más probable es que la máquina acepte sesiones de un grupo de usuarios o de un cliente de aplicación distintos de los configurados en esta página. Avisa a quien administra este chat: el diagnóstico de los ajustes dice qué hay que comparar.',
    }),
    unexplained: (machineName) => ({
      heading: `Puede que «${machineName}» no te deje entrar`,
      text: 'Tu cuenta no está en ningún grupo que esta página conozca, y la máquina responde con un error, como hacen algunas cuando no se tiene acceso. Pregunta a quien administra este chat.',
    }),
  },

  end: {
    heading: (when) => `Tienes que volver a iniciar sesión antes del ${when}`,
    inRoom:
      'Una sesión dura un tiempo limitado. Vuelve a iniciarla ahora o cuando te venga bien antes de ese momento: la sala y lo que has escrito se conservan.',
    outside:
      'Una sesión dura un tiempo limitado. Para empezar una nueva antes de ese momento, cierra la sesión y vuelve a iniciarla cuando te venga bien.',
    signInAgain: 'Volver a iniciar sesión',
    later: 'Más tarde',
  },
};
