import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../base/cancel.ts';
import type { Destination } from '../../config/destination.ts';
import type { CheckUpServices } from '../diagnostics/check-up-services.ts';
import { joinWords } from '../join/join-words.ts';
import type { ConfirmDialog } from '../parts/confirm-dialog.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { closeDialog, openDialog } from '../parts/open-dialog.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ReloadNeeded } from '../parts/reload-needed.ts';
import type { UserMessage } from '../parts/user-message.ts';
import type { ConnectionChecked } from './connection-checked.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { settingsDialogStyles } from './settings-dialog-styles.ts';
import type { ConnectionServices, SettingsServices } from './settings-services.ts';
import { settingsStyles } from './settings-styles.ts';
import { type SettingsPart, settingsTabs, settingsTabsStyles } from './settings-tabs.ts';
import { settingsWords } from './settings-words.ts';
import '../parts/confirm-dialog.ts';
import '../parts/error-notice.ts';
import './appearance-settings.ts';
import './connection-settings.ts';
import './effective-table.ts';
import './history-settings.ts';
import './muted-settings.ts';
import './notices-settings.ts';
import './people-settings.ts';

type Notice = 'notKept' | 'saved' | 'changedElsewhere' | 'incomplete';

/**
 * The settings in two parts, under tabs; open for as long as they are in the page.
 * @fires close - they were closed
 * @fires ReloadNeeded - the page has to be loaded again
 */
@customElement('settings-dialog')
export class SettingsDialog extends LitElement {
  @property({ attribute: false }) services: SettingsServices | undefined;

  @state() private _part: SettingsPart = 'personal';
  @state() private _notice: Notice | undefined;
  @state() private _accounts: readonly unknown[] = [];
  @state() private _checkUp: CheckUpServices | undefined;
  @query('dialog') private readonly _dialog!: HTMLDialogElement;
  @query('connection-settings') private readonly _connection!: ConnectionSettings | null;
  @query('confirm-dialog') private readonly _question!: ConfirmDialog;

  #stopListening: Cancel | undefined;
  #mayClose = false;

  static override styles = [
    pageStyles,
    dialogStyles,
    settingsStyles,
    settingsDialogStyles,
    settingsTabsStyles,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render() {
    const { services } = this;
    if (!services) return nothing;
    const { connection } = services;
    const say = settingsWords();
    return html`
      <dialog
        aria-labelledby="heading"
        @keydown=${this._onKeyDown}
        @cancel=${this._onCancel}
        @close=${this._onClosed}
      >
        <div class="head">
          <h2 id="heading" .textContent=${say.heading}></h2>
          <button type="button" autofocus @click=${() => void this._close()} .textContent=${say.close}></button>
          ${this._notice ? this._noticeTemplate(this._notice) : nothing}
          ${connection ? settingsTabs({ chosen: this._part, onChoose: this._choosePart }) : nothing}
        </div>
        ${this._personalPart(services)} ${connection ? this._connectionPart(services, connection) : nothing}
      </dialog>
      <confirm-dialog></confirm-dialog>
    `;
  }

  protected override firstUpdated(): void {
    openDialog(this._dialog);
    this.#stopListening = this.services?.onChange(() => (this._notice = 'changedElsewhere'));
    void this._loadAccounts();
  }

  /** Where nobody can join yet, the first thing is a machine. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('services')) return;
    const isEmpty = this.services?.connection?.draft.tokenVendingMachines.length === 0;
    this._part = isEmpty ? 'connection' : 'personal';
  }

  private _personalPart(services: SettingsServices) {
    const say = settingsWords();
    return html`
      <div
        class="content"
        role=${services.connection ? 'tabpanel' : nothing}
        id="part-personal"
        aria-labelledby="tab-personal"
        ?hidden=${this._part !== 'personal'}
      >
        <section aria-labelledby="appearance">
          <h2 id="appearance" .textContent=${say.appearance}></h2>
          <appearance-settings .memory=${services.memory}></appearance-settings>
        </section>
        <section aria-labelledby="notices">
          <h2 id="notices" .textContent=${say.notices}></h2>
          <notices-settings .memory=${services.memory}></notices-settings>
        </section>
        ${this._peopleSection(services)}
        <section aria-labelledby="history">
          <h2 id="history" .textContent=${say.history}></h2>
          <history-settings .history=${services.history}></history-settings>
        </section>
        <section aria-labelledby="muted">
          <h2 id="muted" .textContent=${say.muted}></h2>
          <muted-settings .lists=${services.muted}></muted-settings>
        </section>
        ${this._accountsSection()}
        <section aria-labelledby="reset">
          <h2 id="reset" .textContent=${say.reset}></h2>
          <p class="hint" .textContent=${say.resetHint}></p>
          <button type="button" @click=${() => void this._onReset(services)} .textContent=${say.resetAll}></button>
        </section>
        ${services.brand ? html`<brand-links .brand=${services.brand}></brand-links>` : nothing}
      </div>
    `;
  }

  private _connectionPart(services: SettingsServices, connection: ConnectionServices) {
    return html`
      <div
        class="content"
        role="tabpanel"
        id="part-connection"
        aria-labelledby="tab-connection"
        ?hidden=${this._part !== 'connection'}
      >
        ${this._connectionSection(services, connection)} ${this._checkUpSection(services)}
        ${this._effectiveSection(connection)}
      </div>
    `;
  }

  private _peopleSection({ memory, people }: SettingsServices) {
    if (!people.presence && !people.typing) return nothing;
    return html`
      <section aria-labelledby="people">
        <h2 id="people" .textContent=${settingsWords().people}></h2>
        <people-settings .memory=${memory} .offered=${people}></people-settings>
      </section>
    `;
  }

  private _noticeTemplate(notice: Notice) {
    const { heading, text } = noticeWords(notice);
    return html`
      <error-notice .tone=${'warning'} .heading=${heading} .text=${text}>
        ${
          notice === 'notKept'
            ? nothing
            : html`<button type="button" @click=${this._reload} .textContent=${settingsWords().reload}></button>`
        }
      </error-notice>
    `;
  }

  private _accountsSection() {
    if (this._accounts.length === 0) return nothing;
    return html`
      <section aria-labelledby="accounts">
        <h2 id="accounts" .textContent=${settingsWords().accounts}></h2>
        ${this._accounts}
      </section>
    `;
  }

  private _connectionSection(services: SettingsServices, connection: ConnectionServices) {
    const say = settingsWords();
    return html`
      <section aria-labelledby="tab-connection">
        <p class="hint" .textContent=${connection.isLocked ? say.locked : say.connectionHint}></p>
        ${
          connection.isLocked
            ? nothing
            : html`<connection-settings
                .connection=${connection}
                @connection-checked=${(event: ConnectionChecked) => void this._onChecked(event, services)}
              ></connection-settings>`
        }
      </section>
    `;
  }

  private _checkUpSection({ checkUp }: SettingsServices) {
    if (!checkUp) return nothing;
    const say = settingsWords();
    return html`
      <section aria-labelledby="check-up">
        <h2 id="check-up" .textContent=${say.checkUp}></h2>
        <p class="hint" .textContent=${say.checkUpHint}></p>
        ${
          this._checkUp
            ? html`<diagnostics-panel .services=${this._checkUp}></diagnostics-panel>`
            : html`<button type="button" @click=${() => void this._onCheckUp(checkUp)} .textContent=${say.startCheckUp}></button>`
        }
      </section>
    `;
  }

  private _effectiveSection(connection: ConnectionServices) {
    const say = settingsWords();
    return html`
      <details>
        <summary .textContent=${say.effective}></summary>
        <p class="hint" .textContent=${say.effectiveHint}></p>
        <effective-table .values=${connection.effective}></effective-table>
      </details>
    `;
  }

  private readonly _choosePart = (part: SettingsPart): void => {
    this._part = part;
    this._dialog.scrollTop = 0;
  };

  private async _loadAccounts(): Promise<void> {
    try {
      this._accounts = (await this.services?.accounts()) ?? [];
    } catch {
      this._notice = 'incomplete';
    }
  }

  private async _onCheckUp(checkUp: NonNullable<SettingsServices['checkUp']>): Promise<void> {
    try {
      this._checkUp = await checkUp();
      await this.updateComplete;
      this.renderRoot.querySelector('diagnostics-panel')?.focus();
    } catch {
      this._notice = 'incomplete';
    }
  }

  private async _onChecked({ check }: ConnectionChecked, services: SettingsServices): Promise<void> {
    if (!(await this._confirmDestinations(check.newDestinations))) return;
    if (await services.save(check.settings)) this._apply();
    else this._notice = 'notKept';
  }

  private async _confirmDestinations(destinations: readonly Destination[]): Promise<boolean> {
    if (destinations.length === 0) return true;
    const say = settingsWords();
    const sentences = destinations.map((each) => this._sentence(each));
    return this._question.ask({
      ...say.confirmDestinations,
      text: [...sentences, say.trust].join('\n'),
    });
  }

  /** The origin alone is what counts. */
  private _sentence(destination: Destination): string {
    const { origin } = new URL(destination.url);
    if (destination.kind === 'momento') return settingsWords().momentoDestination(origin);
    const { auth, machineName, facts } = destination;
    return this.services?.connection?.kinds[auth].destination({ machineName, origin, facts }) ?? '';
  }

  private async _onReset(services: SettingsServices): Promise<void> {
    if (!(await this._question.ask(settingsWords().confirmReset))) return;
    await services.reset();
    this._apply();
  }

  /** A room with messages that are not sent yet lets people stay; then they see that it is saved. */
  private _apply(): void {
    this._notice = 'saved';
    this.#mayClose = true;
    this._reload();
  }

  private _reload(): void {
    this.dispatchEvent(new ReloadNeeded());
  }

  /** As a key it can be prevented, however often it is pressed; as `cancel` only once. */
  private _onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) this._onCancel(event);
  }

  /** Escape, or the way back of a phone. */
  private _onCancel(event: Event): void {
    event.preventDefault();
    void this._close();
  }

  private async _close(): Promise<void> {
    if (this._connection?.isChanged && !(await this._question.ask(settingsWords().confirmDiscard))) return;
    this.#mayClose = true;
    closeDialog(this._dialog);
  }

  /** The native event stays within the shadow root. */
  private _onClosed(): void {
    if (this.#mayClose || !this._connection?.isChanged) {
      this.dispatchEvent(new Event('close'));
      return;
    }
    // Going back twice in a row cannot be prevented.
    openDialog(this._dialog);
    void this._close();
  }
}

function noticeWords(notice: Notice): UserMessage {
  if (notice !== 'incomplete') return settingsWords()[notice];
  const { incomplete, whatToDo } = joinWords();
  return { heading: incomplete, text: whatToDo };
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-dialog': SettingsDialog;
  }
}
