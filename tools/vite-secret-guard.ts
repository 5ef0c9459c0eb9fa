import type { Plugin } from 'vite';

const SECRET_NAME = /^VITE_.*(PASSWORD|SECRET|API_KEY)/i;

/**
 * Stops Vite when a secret is about to become public: every `VITE_*` variable, from the environment or a
 * `.env` file, can end up as plain text in the page's scripts.
 */
export function secretGuard(): Plugin {
  return {
    name: 'secret-guard',
    configResolved({ env }) {
      const names = Object.keys(env).filter((name) => SECRET_NAME.test(name));
      if (names.length === 0) return;
      const error = new Error(
        `${names.join(', ')}: a name that begins with VITE_ makes the value public, readable in the page's scripts by every visitor. ` +
          'Give a Momento key to the Token Vending Machine instead, as MOMENTO_API_KEY (without VITE_) or in its secret store; ' +
          'users type their passwords on the page. If the value was ever deployed, replace it.',
      );
      // Vite prints the stack, which would only hide the words.
      error.stack = error.message;
      throw error;
    },
  };
}
