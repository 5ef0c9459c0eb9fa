// happy-dom 21 throws from `shadowRoot.activeElement` while the focus is in another shadow tree, where browsers
// answer null. Component tests get this by mount.ts.

const descriptor = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'activeElement');

Object.defineProperty(ShadowRoot.prototype, 'activeElement', {
  configurable: true,
  get(this: ShadowRoot): unknown {
    try {
      return descriptor?.get?.call(this);
    } catch {
      return null;
    }
  },
});
