import type { Dictionary } from '../words.ts';

export const embedded: Dictionary['embedded'] = {
  muteText:
    'Dejarás de ver sus mensajes hasta que se vuelva a cargar esta página, y nadie recibirá aviso. Puedes deshacerlo aquí en cualquier momento.',
};
