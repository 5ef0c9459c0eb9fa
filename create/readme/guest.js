// What README.md says of this way in.

export const who = 'each guest';

export const start = '';

export const tried = `**Without an account**: in a copy of momento-chat, \`npm ci && npm run local\` prints what \`.env\` asks for below its last comment,
and in the program for Node an \`apiKey\`.
`;

export const rights = `Who may do what (\`TVM_POLICY\`), and other sites' pages (\`TVM_ALLOWED_ORIGINS\`): \`docs/embedding.md\` there. As it is, anybody
  who knows the address can chat, under any name; guests are marked as such.`;

export const deploy = { aws: '', netlify: '' };
export const deployed = { aws: '', netlify: '' };
