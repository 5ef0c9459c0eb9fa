// What README.md says of this way in.

export const who = 'people of your user pool of Amazon Cognito';

export const start = `In the console of Amazon Cognito, the user pool shows its id, and under "App clients" the id of a client for this page: a
single-page application, without a secret, which allows \`ALLOW_USER_SRP_AUTH\` and \`ALLOW_REFRESH_TOKEN_AUTH\`, so without rotation
of refresh tokens. Both ids belong in \`cognito.js\`. People get a token who are in the group \`ReadWriteUserGroup\`, or
\`ReadOnlyUserGroup\` to read:

\`\`\`sh
aws cognito-idp create-group --user-pool-id "{{pool}}" --group-name ReadWriteUserGroup
aws cognito-idp admin-add-user-to-group --user-pool-id "{{pool}}" --username ann --group-name ReadWriteUserGroup
\`\`\`
`;

export const tried = `**Without an account**: in a copy of momento-chat, \`npm ci && npm run local\` prints what \`.env\` asks for below its last comment,
in the program for Node an \`apiKey\`, and, for Cognito, the ids for \`cognito.js\` and who can sign in.
`;

export const rights = `Who may do what (\`TVM_POLICY\`): \`docs/embedding.md\` there. The page asks for a password, a new one where the first was temporary, and
  a code; accounts that want more than that cannot sign in here. The chat page of momento-chat can do all of it.`;

export const deploy = { aws: '', netlify: '' };
export const deployed = { aws: '', netlify: '' };
