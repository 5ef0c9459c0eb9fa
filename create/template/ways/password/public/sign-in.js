// Who somebody is here: somebody with a name and a password, which this page holds until it is left, and sends with each
// question for a token.
const refused = 'There is no such user name or password. Check both.';

export async function signIn(form) {
  const fields = new FormData(form);
  const headers = { username: fields.get('username').trim(), password: fields.get('password') };
  for (const text of Object.values(headers)) {
    // The machine has no others.
    if (/[^\x20-\x7e]/.test(text)) throw new Error(refused);
  }
  return { name: headers.username, refused, ask: async () => ({ headers }) };
}
