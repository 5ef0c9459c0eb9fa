/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error that names the variable. */
export function needed(env: Environment, name: string): string {
  const value = env[name]?.trim();
  if (!value) throw missing(name);
  return value;
}

export function missing(name: string): Error {
  return new Error(`unable to start; the environment variable ${name} is not set`);
}
