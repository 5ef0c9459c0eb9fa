import { forgetIn } from './forget-in.ts';
import { copiesKey, databaseRecords, refusalsKey } from './shared-records.ts';

type WebStorage = Pick<Storage, 'removeItem'>;

/** Removes the session that is stored under `key`, wherever it is. Never rejects. */
export async function forgetSession(
  key: string,
  {
    tab,
    device,
    database,
  }: {
    readonly tab: () => WebStorage;
    readonly device: () => WebStorage;
    readonly database: () => IDBFactory | undefined;
  },
): Promise<void> {
  const keys = [key, copiesKey(key), refusalsKey(key)];
  for (const storage of [tab, device]) for (const one of keys) forgetIn(storage, one);
  const records = databaseRecords(database);
  // Where there is no database there is nothing in it.
  await Promise.allSettled(keys.map((one) => records.change(one, () => undefined)));
}
