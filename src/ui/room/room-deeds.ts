import type { LitElement } from 'lit';
import type { MutedPeople } from '../../chat/muted-people.ts';
import type { Quote } from '../../chat/wire/quote.ts';
import type { Question } from '../parts/confirm-dialog.ts';
import { hasKeyboard } from './abilities.ts';
import type { EditedMessage } from './chat-composer.ts';
import { lastOwnMessage } from './last-own-message.ts';
import { nameOf } from './list/list-words.ts';
import { textReader } from './list/text/text-reader.ts';
import { deleteQuestion, muteQuestion } from './questions.ts';
import type { Room } from './room.ts';
import {
  ChangeRequested,
  EditCancelled,
  EditLastRequested,
  MuteRequested,
  ReplyCancelled,
  ReplyRequested,
} from './room-events.ts';

/** Where it is done. */
interface DeedsHost extends LitElement {
  readonly room: Room | undefined;
  readonly muted: MutedPeople | undefined;
  readonly muteText: (() => string) | undefined;
  ask(question: Question): Promise<boolean>;
}

/** What is answered, as it is sent and as it is shown to who answers. */
interface Reply {
  readonly quote: Quote;
  readonly shown: { readonly name: string | undefined; readonly text: string };
}

/** What is done in a room with a message or its author: answering, editing, deleting, muting. */
export class RoomDeeds {
  readonly #host: DeedsHost;
  #reply: Reply | undefined;
  #edited: EditedMessage | undefined;
  /** An edit that was given up; it is there again when the same message is edited. */
  #givenUp: EditedMessage | undefined;

  constructor(host: DeedsHost) {
    this.#host = host;
  }

  /** What is written answers this. */
  get answers(): Reply['shown'] | undefined {
    return this.#reply?.shown;
  }

  /** What is written is to stand in the place of this message. */
  get edited(): EditedMessage | undefined {
    return this.#edited;
  }

  get #composer() {
    return this.#host.renderRoot.querySelector('chat-composer');
  }

  /** The number of bytes that what is written takes on the topic. */
  payloadBytes(text: string): number | undefined {
    const { room } = this.#host;
    return this.#edited
      ? room?.editBytes(this.#edited.key, text)
      : room?.payloadBytes(text, this.#reply?.quote);
  }

  /** Sends what is written, or has it stand where the edited message stands. @returns whether that could be */
  send(text: string): boolean {
    if (this.#edited) return this.#saveEdit(this.#edited.key, text);
    const { ok = false } = this.#host.room?.send(text, this.#reply?.quote) ?? {};
    if (ok) this.#become({ reply: undefined });
    return ok;
  }

  /** Does what an event asks for. */
  do(event: Event): void {
    if (event instanceof ReplyRequested) this.#answer(event.index);
    else if (event instanceof ReplyCancelled) this.#become({ reply: undefined });
    else if (event instanceof EditCancelled) this.#giveUpEdit(event.text);
    else if (event instanceof EditLastRequested) this.#editLast();
    else if (event instanceof MuteRequested) void this.#mute(event);
    else if (event instanceof ChangeRequested) {
      if (event.change === 'edit') this.#edit(event.key);
      else void this.#delete(event.key);
    }
  }

  #become(next: { readonly reply?: Reply | undefined; readonly edited?: EditedMessage | undefined }): void {
    if ('reply' in next) this.#reply = next.reply;
    if ('edited' in next) this.#edited = next.edited;
    this.#host.requestUpdate();
  }

  #saveEdit(key: string, text: string): boolean {
    const result = this.#host.room?.edit(key, text);
    if (result?.ok) {
      this.#givenUp = undefined;
      this.#become({ edited: undefined });
      return true;
    }
    if (result?.reason === 'gone') this.#become({ edited: { key, text, isGone: true } });
    return false;
  }

  #editLast(): void {
    const { room } = this.#host;
    const key = room && lastOwnMessage(room)?.key;
    if (key !== undefined && room?.canChange(key)) this.#edit(key);
  }

  #edit(key: string): void {
    const row = this.#host.room?.timeline.get(key);
    if (row?.kind !== 'message') return;
    if (this.#edited?.key !== key) {
      this.#giveUpEdit(this.#composer?.text);
      this.#become({ edited: this.#givenUp?.key === key ? this.#givenUp : { key, text: row.text } });
    }
    this.#composer?.focus();
  }

  async #delete(key: string): Promise<void> {
    if (!(await this.#host.ask(deleteQuestion()))) return;
    this.#host.room?.delete(key);
    if (this.#edited?.key === key) this.#become({ edited: undefined });
    // What had the focus is gone with the message.
    if (hasKeyboard()) this.#composer?.focus();
  }

  /** The field is for a new message again. */
  #giveUpEdit(text = ''): void {
    if (this.#edited) this.#givenUp = { key: this.#edited.key, text };
    this.#become({ edited: undefined });
  }

  #answer(index: number): void {
    const { room } = this.#host;
    const quote = room?.quoteOf(index);
    const row = room?.timeline.at(index);
    if (!quote || row?.kind !== 'message') return;
    this.#giveUpEdit(this.#composer?.text);
    const name = row.own ? undefined : nameOf(row.author);
    this.#become({ reply: { quote, shown: { name, text: textReader().withoutMarks(quote.text) } } });
    this.#composer?.focus();
  }

  async #mute({ author }: MuteRequested): Promise<void> {
    const { muted, muteText, renderRoot } = this.#host;
    if (!(await this.#host.ask(muteQuestion(author, muteText)))) return;
    muted?.mute(author);
    // What the question was asked from has gone.
    const list = renderRoot.querySelector('chat-message-list');
    await list?.updateComplete;
    list?.focus();
  }
}
