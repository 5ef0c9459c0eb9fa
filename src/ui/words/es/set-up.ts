import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const setUp: Dictionary['setUp'] = {
  noMachine: {
    heading: 'Ya casi está',
    text: 'Esta página todavía no tiene una Token Vending Machine, el servicio que da acceso al chat. Hay dos formas de añadir una. También puedes añadirla en los ajustes, solo para este dispositivo.',
  },
  withoutBuild: 'Sin volver a compilar',
  configFile:
    'Pon esto en `config.json`, junto a la página, con la URL de tu máquina y el nombre de tu caché:',
  example: 'Ejemplo de config.json',
  whenBuilding: 'Al compilar',
  variables:
    'Define `VITE_TOKEN_VENDING_MACHINE_URL` y `VITE_MOMENTO_CACHE_NAME`, por ejemplo en `.env.local`, y vuelve a compilar la página.',
  thenReload: 'Después, recarga esta página. Para probar el chat sin una cuenta, ejecuta `npm run dev`.',

  wrong: (count) => ({
    heading: 'Esta página no está bien configurada',
    text: plural(count, {
      one: 'Un ajuste es incorrecto. Corrige lo que se indica aquí y recarga la página.',
      many: `${number(count)} de ajustes son incorrectos. Corrige lo que se indica aquí y recarga la página.`,
      other: `${number(count)} ajustes son incorrectos. Corrige lo que se indica aquí y recarga la página.`,
    }),
  }),
  unreadable: {
    heading: 'No se puede leer la configuración de esta página',
    text: 'Revisa tu conexión a internet. Si esta red exige iniciar sesión, hazlo desde cualquier otro sitio. Después, recarga la página. Si eso no ayuda, di a quien administra este chat lo que se indica aquí.',
  },
  source: 'En',
  found: 'Encontrado',
  expected: 'Esperado',
};
