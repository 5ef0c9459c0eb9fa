import type { Trouble } from './platform-cells.ts';

/** Runs in the page, before any script of it. */
export function breakPlatform({
  api,
  trouble,
}: {
  readonly api: readonly string[];
  readonly trouble: Trouble;
}): void {
  const refuse = (): never => {
    throw new DOMException('refused by the test', 'SecurityError');
  };
  const replacements: Readonly<Record<Trouble, PropertyDescriptor>> = {
    missing: { value: undefined },
    read: { get: refuse },
    call: { value: refuse },
    construct: {
      value: function Refused() {
        refuse();
      },
    },
  };
  for (const path of api) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let owner: unknown = globalThis;
    for (const name of names) owner = Reflect.get(Object(owner), name);
    if (typeof owner !== 'object' && typeof owner !== 'function') throw new Error(`there is no ${path}`);
    if (owner === null || !(last in owner)) throw new Error(`there is no ${path}`);
    for (let at: object | null = owner; at !== null; at = Reflect.getPrototypeOf(at))
      Reflect.deleteProperty(at, last);
    if (trouble !== 'missing')
      Object.defineProperty(owner, last, { ...replacements[trouble], configurable: true });
  }
}
