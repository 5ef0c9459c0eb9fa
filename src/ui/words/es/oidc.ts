import type { Dictionary } from '../words.ts';

export const oidc: Dictionary['oidc'] = {
  heading: (machineName) => `Inicia sesión en «${machineName}»`,
  text: (host) => `Inicias sesión en la página de ${host} y después vuelves aquí.`,
  go: (host) => `Ir a ${host}`,
  going: 'Abriendo la página de inicio de sesión…',
  stay: 'Mantener la sesión iniciada en este dispositivo',
  stayHint: 'No lo actives en un dispositivo que también usen otras personas.',
  restoring: { heading: 'Un momento', text: 'Comprobando si tu sesión sigue iniciada…' },
  finishing: { heading: 'Un momento', text: 'Iniciando sesión…' },
  page: {
    heading: 'No se pudo cargar una parte de esta página',
    text: 'Revisa tu conexión a internet y recarga la página.',
  },
};
