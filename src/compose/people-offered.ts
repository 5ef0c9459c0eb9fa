import type { AppConfig } from '../config/app-config.ts';
import type { PeopleWish } from '../ui/parts/people-wish.ts';

/** What whoever runs the page lets people tell of themselves. */
export function peopleOffered(config: AppConfig | undefined): PeopleWish {
  const { presence = true, typing = false } = config ?? {};
  return { presence, typing };
}
