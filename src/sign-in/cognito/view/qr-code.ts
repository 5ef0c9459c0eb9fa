import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import encodeQR from 'qr';

/** What cameras need around the code, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code, drawn here: what it holds goes nowhere else. Dark on white in every theme, as cameras want it. */
@customElement('qr-code')
export class QrCode extends LitElement {
  /** What it holds. */
  @property() text = '';
  /** What it is, for those who do not see it; never what it holds. */
  @property() label = '';

  static override styles = css`
    :host {
      display: block;
    }

    svg {
      display: block;
      width: 100%;
      height: auto;
      border-radius: inherit;
      background: #fff;
    }
  `;

  override render() {
    const rows = encodeQR(this.text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
    return html`
      <svg
        viewBox="0 0 ${rows.length} ${rows.length}"
        role="img"
        aria-label=${this.label}
        shape-rendering="crispEdges"
      >
        ${svg`<path fill="#000" d=${outlineOf(rows)} />`}
      </svg>
    `;
  }
}

/** A path of one square for each dark module. */
function outlineOf(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-code': QrCode;
  }
}
