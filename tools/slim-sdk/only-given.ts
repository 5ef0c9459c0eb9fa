/**
 * A replaced module, as the page gets it. It tells which name is missing where the name is used; an `undefined`
 * would do harm somewhere else.
 */
export function onlyGiven<Exports extends object>(exports: Exports, module: string): Exports {
  return new Proxy(exports, {
    get(given, name) {
      if (typeof name === 'symbol' || name in given) return Reflect.get(given, name) as unknown;
      throw new Error(`unable to use ${name} of ${module}; the page is built without it`);
    },
  });
}
