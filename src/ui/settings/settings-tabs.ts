import { css, html } from 'lit';
import { settingsWords } from './settings-words.ts';

/** What people set for themselves, and what whoever runs the page looks after. */
export type SettingsPart = 'personal' | 'connection';

const PARTS: readonly SettingsPart[] = ['personal', 'connection'];

/** The tabs above the parts; a part has the id `part-…`, and its tab `tab-…`. */
export function settingsTabs({
  chosen,
  onChoose,
}: {
  readonly chosen: SettingsPart;
  readonly onChoose: (part: SettingsPart) => void;
}) {
  const say = settingsWords();
  return html`
    <div
      class="tabs"
      role="tablist"
      aria-label=${say.heading}
      @keydown=${(event: KeyboardEvent) => onKey(event, { chosen, onChoose })}
    >
      ${PARTS.map(
        (part) => html`
          <button
            type="button"
            role="tab"
            id=${`tab-${part}`}
            aria-controls=${`part-${part}`}
            aria-selected=${part === chosen}
            tabindex=${part === chosen ? 0 : -1}
            @click=${() => onChoose(part)}
            .textContent=${say[part]}
          ></button>
        `,
      )}
    </div>
  `;
}

/** Of two tabs, the next one is the other one, in both directions. */
function onKey(
  event: KeyboardEvent,
  { chosen, onChoose }: { readonly chosen: SettingsPart; readonly onChoose: (part: SettingsPart) => void },
): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const next = partFor(event.key, chosen);
  if (!next) return;
  event.preventDefault();
  onChoose(next);
  (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
}

function partFor(key: string, chosen: SettingsPart): SettingsPart | undefined {
  if (key === 'Home') return PARTS[0];
  if (key === 'End') return PARTS.at(-1);
  return key === 'ArrowLeft' || key === 'ArrowRight' ? PARTS.find((part) => part !== chosen) : undefined;
}

export const settingsTabsStyles = css`
  .tabs {
    display: flex;
    flex-basis: 100%;
    gap: var(--space-1);
    margin-bottom: calc(-1 * var(--space-4));
    overflow-x: auto;
  }

  [role='tab'] {
    flex: 0 1 auto;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: var(--radius-s) var(--radius-s) 0 0;
    background: none;
    color: var(--text-muted);
    overflow-wrap: anywhere;
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--accent);
    color: var(--text);
  }

  [role='tab']:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    [role='tab'] {
      border-bottom-color: Canvas;
    }

    [role='tab'][aria-selected='true'] {
      border-bottom-color: Highlight;
    }
  }
`;
