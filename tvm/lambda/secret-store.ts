import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** Where one secret is kept, as text. */
export interface SecretStore {
  /** @throws Error as the store has it; its text may hold anything. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** For all attempts together; below a function's own deadline, so that it can still say what is wrong. */
const DEFAULT_TIMEOUT_MS = 3_000;

/** A secret of AWS Secrets Manager, by ARN or name; region and credentials are those of the environment. */
export function awsSecret(
  secretId: string,
  { timeoutMs = DEFAULT_TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): SecretStore {
  const client = new SecretsManagerClient({ maxAttempts: 2 });
  // Not the client's own `requestTimeout`, which depending on the version only prints a warning.
  const limit = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) });
  return {
    async read() {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), limit());
      if (SecretString === undefined)
        throw new Error('unable to read the secret; it is binary, expected text');
      return SecretString;
    },
    async write(text) {
      await client.send(new PutSecretValueCommand({ SecretId: secretId, SecretString: text }), limit());
    },
  };
}
