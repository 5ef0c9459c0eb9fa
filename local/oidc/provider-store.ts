import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the provider knows of sessions, grants and tokens: in memory, and all of it gone with `clear`. */
export class ProviderStore {
  readonly #records = new Map<string, AdapterPayload>();

  /** Of one model, such as `RefreshToken`. The provider itself looks at the ages of what it finds. */
  adapter(model: string): Adapter {
    const records = this.#records;
    const keyOf = (id: string) => `${model}:${id}`;
    const withField = async (field: 'uid' | 'userCode', value: string) =>
      [...records].find(([key, payload]) => key.startsWith(keyOf('')) && payload[field] === value)?.[1];
    return {
      upsert: async (id, payload) => void records.set(keyOf(id), payload),
      find: async (id) => records.get(keyOf(id)),
      findByUid: (uid) => withField('uid', uid),
      findByUserCode: (userCode) => withField('userCode', userCode),
      consume: async (id) => {
        const payload = records.get(keyOf(id));
        if (payload) records.set(keyOf(id), { ...payload, consumed: Math.floor(Date.now() / 1_000) });
      },
      destroy: async (id) => void records.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of records) {
          if (payload.grantId === grantId) records.delete(key);
        }
      },
    };
  }

  clear(): void {
    this.#records.clear();
  }
}
