import type { Dictionary } from '../words.ts';

export const cognitoChoice: Dictionary['cognitoChoice'] = {
  name: {
    heading: 'Iniciar sesión sin contraseña',
    text: 'Escribe tu nombre de usuario. Después inicias sesión con una llave de acceso o con un código que se te envía, si tu cuenta lo permite.',
    send: 'Continuar',
  },
  ways: {
    heading: '¿Cómo quieres iniciar sesión?',
    choices: 'Iniciar sesión con',
    ways: { passkey: 'Llave de acceso', email: 'Código por correo', sms: 'Código por SMS' },
    send: 'Continuar',
  },
  passkey: {
    heading: 'Usa tu llave de acceso',
    text: 'Tu navegador te la pide: con la huella, el rostro, un PIN o una llave de seguridad.',
    send: 'Usar llave de acceso',
    busy: 'Esperando tu llave de acceso…',
  },
};
