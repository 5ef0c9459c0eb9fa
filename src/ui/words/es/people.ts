import type { Dictionary } from '../words.ts';

export const people: Dictionary['people'] = {
  heading: 'Personas en esta sala',
  here: 'Están aquí ahora',
  seen: 'Estuvieron antes',
  lastSeen: (when) => `Última vez: ${when}`,
  you: 'tú',
  nobody: 'Por ahora no se sabe de nadie más.',
  hint: 'Aparece quien ha entrado o ha escrito algo. Puede faltar quien solo lee.',
  hidden: 'Los demás solo ven que estás aquí cuando escribes algo.',
  close: 'Cerrar',
};
