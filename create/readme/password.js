// What README.md says of this way in.

export const who = 'those who have a name and a password';

export const start = `Add those who may sign in. A password is made and printed once; without \`--generate\` it is asked for.

\`\`\`sh
npm run user -- add ann --tier ReadWriteUserGroup --generate
npm run user -- list
\`\`\`

They are in \`users.json\`, with hashes of their passwords; it stays out of git. Those of \`ReadOnlyUserGroup\` read. A change counts
within 5 minutes.
`;

export const tried = `**Without an account**: in a copy of momento-chat, \`npm ci && npm run local\` prints what \`.env\` asks for below its last comment,
and in the program for Node an \`apiKey\`.
`;

export const rights = `Who may do what (\`TVM_POLICY\`): \`docs/embedding.md\` there. As it is, everybody may write who is in \`ReadWriteUserGroup\`.`;

export const deploy = {
  netlify: `netlify env:set TVM_USERS "$(cat users.json)" --secret --context production\n`,
  aws: `aws secretsmanager put-secret-value --secret-id "$(output MomentoChatPage-Machine UsersSecret)" \\
  --secret-string file://users.json
`,
};
export const deployed = {
  aws: `

When somebody comes or goes, put \`users.json\` into its secret again; nothing needs to be deployed.`,
  netlify: `

\`TVM_USERS\` is what is in \`users.json\`: set it and deploy again when somebody comes or goes. All variables of a function
together may have 4 KB, which is some 20 people.`,
};
