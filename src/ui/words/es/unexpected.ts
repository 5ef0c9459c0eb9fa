import type { Dictionary } from '../words.ts';

export const unexpected: Dictionary['unexpected'] = {
  heading: 'Algo ha fallado en esta página',
  whatToDo:
    'No es culpa tuya. Recarga la página. Si vuelve a ocurrir, copia este texto y envíalo a quien la administra:',
  copy: 'Copiar',
  copied: 'Copiado',
  close: 'Cerrar',
};
