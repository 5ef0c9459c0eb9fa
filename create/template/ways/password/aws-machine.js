// The machine at AWS, as an entry of `machines` in a `deployment.json` of momento-chat.
export const machine = { auth: 'lambda' };
