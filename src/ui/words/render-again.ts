import { LitElement } from 'lit';

/** Renders every element of a tree once more, through all shadow roots: they speak another language now. */
export function renderAgain(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate();
    if (element.shadowRoot) renderAgain(element.shadowRoot);
  }
}
