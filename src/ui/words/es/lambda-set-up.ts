import type { Dictionary } from '../words.ts';

export const lambdaSetUp: Dictionary['lambdaSetUp'] = {
  title: 'Nombre de usuario y contraseña',
  destination: (machineName, origin) =>
    `Los nombres de usuario y las contraseñas para «${machineName}» van a ${origin}.`,
};
