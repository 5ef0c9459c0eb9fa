import { type Bitmap2D, correction, generate } from 'lean-qr/nano';
import { css, html, LitElement, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** What cameras need around the code, in modules (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** A QR code, drawn here: what it holds goes nowhere else. Dark on white in every theme, as cameras want it. */
@customElement('qr-code')
export class QrCode extends LitElement {
  /** What it holds. */
  @property({ attribute: false }) text = '';
  /** What it is, for those who do not see it; never what it holds. */
  @property({ attribute: false }) label = '';

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
    const code = generate(this.text, { minCorrectionLevel: correction.M });
    const side = code.size + 2 * QUIET_ZONE;
    return html`
      <svg
        viewBox="0 0 ${side} ${side}"
        role="img"
        aria-label=${this.label}
        shape-rendering="crispEdges"
      >
        ${svg`<path fill="#000" d=${outlineOf(code)} />`}
      </svg>
    `;
  }
}

/** A path of one square for each dark module. */
function outlineOf(code: Pick<Bitmap2D, 'size' | 'get'>): string {
  const places = [...Array(code.size).keys()];
  const square = (x: number, y: number) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
  return places.flatMap((y) => places.map((x) => (code.get(x, y) ? square(x, y) : ''))).join('');
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-code': QrCode;
  }
}
