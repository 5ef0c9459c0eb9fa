import type { FieldFocus } from '../join/chat-join.ts';

/** What was typed into the form of index.html before the script had loaded. */
export interface ShellForm {
  readonly roomName: string;
  readonly userName: string;
  readonly focus: FieldFocus | undefined;
  /** Its button was pressed, which does nothing by itself. */
  readonly isSent: boolean;
}

/** Removes the shell's form from `host` and returns what was in it; undefined if it has been removed already. */
export function takeShellForm(host: Element): ShellForm | undefined {
  const form = host.querySelector('form');
  if (!form) return undefined;
  const valueOf = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  const active = document.activeElement;
  const shell = {
    roomName: valueOf('room'),
    userName: valueOf('user-name'),
    focus: active instanceof HTMLInputElement && form.contains(active) ? focusOf(active) : undefined,
    isSent: 'sent' in form.dataset,
  };
  host.replaceChildren();
  return shell;
}

function focusOf({ id, value, selectionStart, selectionEnd }: HTMLInputElement): FieldFocus {
  // What an empty field is filled with now gives way to what somebody is about to type there.
  return { id, selectionStart, selectionEnd: value ? selectionEnd : 99 };
}
