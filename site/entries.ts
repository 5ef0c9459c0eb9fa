/** The entries of the package, as others import them, and where the types of each begin. */
export const entries = [
  { name: 'momento-chat/elements', types: 'build/entries/types/entries/elements' },
  { name: 'momento-chat/topics', types: 'build/entries/types/entries/topics' },
  { name: 'momento-chat/chat', types: 'build/entries/types/entries/chat' },
  { name: 'momento-chat/tvm-client', types: 'build/tvm-client/types/tvm-client' },
  { name: 'momento-chat/tvm', types: 'build/tvm/types/tvm' },
  { name: 'momento-chat/tvm/oidc', types: 'build/tvm/types/tvm/oidc' },
  { name: 'momento-chat/tvm/passwords', types: 'build/tvm/types/tvm/passwords' },
  { name: 'momento-chat/tvm/aws', types: 'build/aws/types' },
] as const;
