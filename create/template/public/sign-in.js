// Who somebody is here: whoever they say. Others see that they are a guest.
export async function signIn(form) {
  const name = new FormData(form).get('name').trim();
  return { name, ask: async () => ({ name }) };
}
