import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { applyTheme, chosenTheme, type Theme } from '../page/theme.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { LANGUAGE_NAMES } from '../words/language-names.ts';
import type { Language } from '../words/languages.ts';
import { chosenLanguage, followLanguage } from './appearance.ts';
import { settingsChoice } from './settings-field.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';

/** Theme and language; both change the page at once. */
@customElement('appearance-settings')
export class AppearanceSettings extends LitElement {
  @property({ attribute: false }) memory: PageMemory | undefined;

  static override styles = [
    pageStyles,
    settingsStyles,
    css`
      :host {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      }
    `,
  ];

  override render() {
    const { memory } = this;
    if (!memory) return nothing;
    const say = settingsWords();
    return html`
      ${settingsChoice<Theme>({
        id: 'theme',
        label: say.theme,
        value: chosenTheme(memory),
        choices: say.themes,
        onChange: (theme) => this._onTheme(theme, memory),
      })}
      ${settingsChoice<Language | 'system'>({
        id: 'language',
        label: say.language,
        value: chosenLanguage(memory),
        choices: { ...say.languages, ...LANGUAGE_NAMES },
        onChange: (language) => void this._onLanguage(language, memory),
      })}
    `;
  }

  private _onTheme(theme: Theme, memory: PageMemory): void {
    memory.save('theme', theme === 'system' ? '' : theme);
    applyTheme(theme);
    this.requestUpdate();
  }

  private async _onLanguage(language: Language | 'system', memory: PageMemory): Promise<void> {
    memory.save('language', language === 'system' ? '' : language);
    await followLanguage(memory);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'appearance-settings': AppearanceSettings;
  }
}
