// Finds elements as people do, by role and name, through all shadow roots. Knows the roles that our page uses.

const ROLE_OF_TAG: Readonly<Record<string, string>> = {
  A: 'link',
  ARTICLE: 'article',
  BUTTON: 'button',
  TEXTAREA: 'textbox',
  SELECT: 'combobox',
  H1: 'heading',
  H2: 'heading',
  DIALOG: 'dialog',
};

const ROLE_OF_TYPE: Readonly<Record<string, string>> = {
  checkbox: 'checkbox',
  radio: 'radio',
  search: 'searchbox',
};

/** All elements below `root`, those in shadow roots included, in document order. */
export function* elementsBelow(root: Element | ShadowRoot): Generator<Element> {
  if (root instanceof Element && root.shadowRoot) yield* elementsBelow(root.shadowRoot);
  for (const child of root.children) {
    yield child;
    yield* elementsBelow(child);
  }
}

/** The elements of this role, and of this name if one is given. */
export function allByRole(root: Element, role: string, name?: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of elementsBelow(root)) {
    if (!(element instanceof HTMLElement) || roleOf(element) !== role) continue;
    if (name === undefined || nameOf(element) === name) found.push(element);
  }
  return found;
}

/** The one element of this role and name. */
export function byRole(root: Element, role: string, name?: string): HTMLElement {
  const found = allByRole(root, role, name);
  const [first] = found;
  if (!first || found.length > 1) {
    const present = allByRole(root, role).map(nameOf).join(', ');
    throw new Error(`unable to find one ${role} "${name ?? ''}"; found ${found.length} of: ${present}`);
  }
  return first;
}

/** The one button of this name. */
export function button(root: Element, name: string): HTMLButtonElement {
  const found = byRole(root, 'button', name);
  if (!(found instanceof HTMLButtonElement)) throw new Error(`unable to use "${name}"; it is no <button>`);
  return found;
}

/** Types into the text box of this name, replacing what is there. */
export function type(root: Element, name: string, text: string): void {
  const field = byRole(root, 'textbox', name);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error(`unable to type into "${name}"; it is no field`);
  }
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** What has the focus in `root`, through all shadow roots. */
export function focusedIn(root: Element): Element | null {
  const focused = root.shadowRoot?.activeElement ?? null;
  return (focused && focusedIn(focused)) ?? focused;
}

/** The text that describes an element (`aria-describedby`). */
export function descriptionOf(element: Element): string {
  return textOfIds(element, element.getAttribute('aria-describedby') ?? '');
}

/** What is written in an element, without what is hidden from screen readers; white space made single. */
export function spokenText(element: Element): string {
  const copy = element.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const unheard of copy.querySelectorAll('[aria-hidden="true"]')) unheard.remove();
  return textOf(copy);
}

/** What is written in an element; white space made single. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function roleOf(element: HTMLElement): string | undefined {
  const explicit = element.getAttribute('role');
  if (explicit !== null) return explicit;
  if (element instanceof HTMLInputElement) return ROLE_OF_TYPE[element.type] ?? 'textbox';
  return ROLE_OF_TAG[element.tagName];
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy !== null) return textOfIds(element, labelledBy);
  if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
    const labels = [...rootOf(element).querySelectorAll('label')];
    const own = labels.find(
      (candidate) => candidate.contains(element) || (element.id !== '' && candidate.htmlFor === element.id),
    );
    return own ? textOf(own) : '';
  }
  return textOf(element);
}

function textOfIds(element: Element, ids: string): string {
  const root = rootOf(element);
  const parts = ids.split(/\s+/).map((id) => (id === '' ? null : root.querySelector(`#${id}`)));
  return parts
    .map((part) => (part ? textOf(part) : ''))
    .join(' ')
    .trim();
}

function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}
