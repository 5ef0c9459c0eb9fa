import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConfigProblem } from '../../config/fields/config-problem.ts';
import type { MachineDraft, SettingsDraft } from '../../config/user-settings.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { ConnectionChecked } from './connection-checked.ts';
import { connectionStyles } from './connection-styles.ts';
import { machineFields } from './machine-fields.ts';
import { settingsField } from './settings-field.ts';
import type { ConnectionServices } from './settings-services.ts';
import { settingsStyles } from './settings-styles.ts';
import { settingsWords } from './settings-words.ts';
import './machine-test.ts';

/** A machine in the form; it keeps its id while its name changes. */
interface MachineRow {
  readonly id: number;
  readonly machine: MachineDraft;
  readonly isOpen: boolean;
}

/**
 * The form for machines, cache and endpoint. What is typed stays until it is saved or discarded.
 * @fires ConnectionChecked - it was sent, and nothing is wrong
 */
@customElement('connection-settings')
export class ConnectionSettings extends LitElement {
  @property({ attribute: false }) connection: ConnectionServices | undefined;

  @state() private _rows: readonly MachineRow[] = [];
  @state() private _cacheName = '';
  @state() private _momentoEndpoint = '';
  /** What is wrong is said from the first try on. */
  @state() private _tried = false;
  #nextId = 0;

  static override styles = [pageStyles, settingsStyles, connectionStyles];

  get isChanged(): boolean {
    const { connection } = this;
    return connection !== undefined && JSON.stringify(this._draft) !== JSON.stringify(connection.draft);
  }

  override render() {
    const { connection } = this;
    if (!connection) return nothing;
    const say = settingsWords();
    const problems = this._problems(connection);
    return html`
      <form novalidate method="dialog">
        <section class="machines" aria-labelledby="machines">
          <h3 id="machines" .textContent=${say.machines}></h3>
          ${
            this._rows.length === 0
              ? html`<p class="hint" .textContent=${say.noMachine}></p>`
              : html`<ul>
                  ${repeat(
                    this._rows,
                    ({ id }) => id,
                    (row, index) => html`<li>${this._machine({ row, index, problems, connection })}</li>`,
                  )}
                </ul>`
          }
          <button id="add" type="button" @click=${this._onAdd} .textContent=${say.addMachine}></button>
        </section>
        ${settingsField({
          id: 'cacheName',
          label: say.labels.cacheName,
          hint: say.broughtCache(connection.brought.cacheName),
          problem: problemAt(problems, { key: 'cacheName', text: say.problems.cacheName }),
          value: this._cacheName,
          onInput: (value) => (this._cacheName = value),
        })}
        ${settingsField({
          id: 'momentoEndpoint',
          label: say.labels.momentoEndpoint,
          hint: say.broughtEndpoint(connection.brought.momentoEndpoint),
          problem: problemAt(problems, { key: 'momentoEndpoint', text: say.problems.momentoEndpoint }),
          value: this._momentoEndpoint,
          type: 'url',
          onInput: (value) => (this._momentoEndpoint = value),
        })}
        <div class="save">
          <p id="reloads" class="hint" .textContent=${say.savingReloads}></p>
          <div class="buttons">
            <button class="primary" aria-describedby="reloads" @click=${this._onSave} .textContent=${say.save}></button>
            ${
              this.isChanged
                ? html`<button type="button" @click=${this._onDiscard} .textContent=${say.discard}></button>`
                : nothing
            }
          </div>
        </div>
      </form>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('connection')) this._begin();
  }

  private _machine(options: {
    readonly row: MachineRow;
    readonly index: number;
    readonly problems: readonly ConfigProblem[];
    readonly connection: ConnectionServices;
  }) {
    const { row, index, problems, connection } = options;
    const { id, machine, isOpen } = row;
    const say = settingsWords();
    const name = machine.name.trim() || say.machine(index + 1);
    return html`
      <div>
        <h3 id="machine-${id}" translate="no" .textContent=${name}></h3>
        <p class="hint" .textContent=${connection.kinds[machine.auth].title()}></p>
        ${isOpen ? nothing : html`<p class="hint"><bdi translate="no" .textContent=${machine.url}></bdi></p>`}
      </div>
      ${
        isOpen
          ? html`<div role="group" aria-labelledby="machine-${id}">
              ${machineFields({
                machine,
                kinds: connection.kinds,
                id: `machine-${id}`,
                problemOf: (key) =>
                  problemAt(problems, {
                    key: `tokenVendingMachines[${index}].${key}`,
                    text: problemText(key) ?? connection.kinds[machine.auth].problem?.(key),
                  }),
                onChange: (change) =>
                  this._replace(id, ({ machine: before }) => ({ machine: { ...before, ...change } })),
              })}
            </div>`
          : nothing
      }
      <div class="buttons">
        <button
          id="edit-${id}"
          type="button"
          aria-expanded=${isOpen}
          aria-label=${isOpen ? say.doneWithMachine(name) : say.editMachine(name)}
          @click=${() => this._onToggle(row)}
          .textContent=${isOpen ? say.done : say.edit}
        ></button>
        <button
          type="button"
          aria-label=${say.removeMachine(name)}
          @click=${() => this._onRemove(row)}
          .textContent=${say.remove}
        ></button>
        <machine-test .machine=${{ ...machine, name }} .test=${connection.test}></machine-test>
      </div>
    `;
  }

  private get _draft(): SettingsDraft {
    return {
      cacheName: this._cacheName,
      tokenVendingMachines: this._rows.map(({ machine }) => machine),
      momentoEndpoint: this._momentoEndpoint,
    };
  }

  private _problems(connection: ConnectionServices): readonly ConfigProblem[] {
    if (!this._tried) return [];
    const check = connection.check(this._draft);
    return check.ok ? [] : check.problems;
  }

  private _begin(): void {
    const { connection } = this;
    if (!connection) return;
    const { cacheName, tokenVendingMachines, momentoEndpoint } = connection.draft;
    this._rows = tokenVendingMachines.map((machine) => this._row(machine));
    this._cacheName = cacheName;
    this._momentoEndpoint = momentoEndpoint;
    this._tried = false;
  }

  private _row(machine: MachineDraft, isOpen = false): MachineRow {
    this.#nextId += 1;
    return { id: this.#nextId, machine, isOpen };
  }

  private _replace(id: number, change: (row: MachineRow) => Partial<MachineRow>): void {
    this._rows = this._rows.map((row) => (row.id === id ? { ...row, ...change(row) } : row));
  }

  private _onAdd(): void {
    const { connection } = this;
    if (!connection) return;
    const row = this._row(connection.newMachine, true);
    this._rows = [...this._rows, row];
    // Nobody is told off for what they had no chance to type.
    this._tried = false;
    void this._focus(`#machine-${row.id}-name`);
  }

  private _onToggle({ id, isOpen }: MachineRow): void {
    this._replace(id, () => ({ isOpen: !isOpen }));
    void this._focus(isOpen ? `#edit-${id}` : `#machine-${id}-name`);
  }

  private _onRemove(row: MachineRow): void {
    this._rows = this._rows.filter(({ id }) => id !== row.id);
    void this._focus('#add');
  }

  private _onDiscard(): void {
    this._begin();
    void this._focus('.primary');
  }

  /** Of the button, which Enter presses too: a frame whose sandbox has no `allow-forms` fires no `submit`. */
  private async _onSave(event: Event): Promise<void> {
    event.preventDefault();
    const check = this.connection?.check(this._draft);
    if (!check) return;
    this._tried = !check.ok;
    if (check.ok) {
      this.dispatchEvent(new ConnectionChecked(check));
      return;
    }
    const isWrong = (index: number) =>
      check.problems.some(({ key }) => key.startsWith(`tokenVendingMachines[${index}]`));
    this._rows = this._rows.map((row, index) => (isWrong(index) ? { ...row, isOpen: true } : row));
    await this._focus('[aria-invalid="true"]');
  }

  private async _focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** @param options.text what to enter instead */
function problemAt(
  problems: readonly ConfigProblem[],
  { key, text }: { readonly key: string; readonly text: string | undefined },
): string | undefined {
  const problem = problems.find((each) => each.key === key);
  return problem?.code === 'taken' ? settingsWords().nameTaken : problem && text;
}

/** What to enter in a field that every machine has. */
function problemText(key: string): string | undefined {
  const texts: Readonly<Record<string, string>> = settingsWords().problems;
  return texts[key];
}

declare global {
  interface HTMLElementTagNameMap {
    'connection-settings': ConnectionSettings;
  }
}
