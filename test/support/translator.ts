// What the translator of a browser does to a page, for tests: it puts its own text, in two `<font>` elements, in the
// place of each text node, and again whenever one comes. To be called in the page, before its scripts run.

/**
 * Translates what is there and what comes, in the page and in all open shadow roots. A text stays what it is, so that
 * tests find it; ours are gone from the page all the same.
 */
export function translatePage(): void {
  const NOT_TRANSLATED = 'script, style, textarea, noscript, svg, font';

  const translate = (text: Text) => {
    const parent = text.parentElement;
    if (text.data.trim() === '' || parent?.closest(NOT_TRANSLATED)) return;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };

  const translateBelow = (node: Node) => {
    if (node instanceof Text) translate(node);
    for (const child of node.childNodes) translateBelow(child);
  };

  const follow = (root: Document | ShadowRoot) => {
    translateBelow(root);
    new MutationObserver((mutations) => {
      for (const { type, target, addedNodes } of mutations) {
        if (type === 'characterData' && target.isConnected) translateBelow(target);
        for (const node of addedNodes) if (node.isConnected) translateBelow(node);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  };

  const attachShadow = Reflect.get(Element.prototype, 'attachShadow') as (
    this: Element,
    init: ShadowRootInit,
  ) => ShadowRoot;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    follow(root);
    return root;
  };
  follow(document);
}
