import type { Dictionary } from '../words.ts';

export const openSetUp: Dictionary['openSetUp'] = {
  title: 'Abierta: cada visitante escribe un nombre',
  destination: (machineName, origin) => `Los visitantes de «${machineName}» obtienen su acceso de ${origin}.`,
};
