import { LitElement } from 'lit';

/** Renders every element of a tree again, across all shadow roots, after a change of language. */
export function renderAgain(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate();
    if (element.shadowRoot) renderAgain(element.shadowRoot);
  }
}
