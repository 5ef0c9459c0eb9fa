// What draws form and rooms, loaded with the first <momento-chat> that can begin.

import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import type { PeoplePolicy } from '../../chat/room/people.ts';
import { onRequestTiming } from '../../compose/browser.ts';
import { wentOverHttp1 } from '../../momento/http-version.ts';
import { MOST_LIVE, MOST_LIVE_OVER_HTTP1 } from '../../topics/most-live.ts';
import type { TopicTransport } from '../../topics/transport.ts';
import { JoinForm } from '../../ui/join/join-form.ts';
import type { ChatRoom } from '../../ui/room/chat-room.ts';
import type { Room } from '../../ui/room/room.ts';
import { checkEntry } from '../../ui/rooms/check-entry.ts';
import { OpenRooms } from '../../ui/rooms/open-rooms.ts';
import { roomEntries } from '../../ui/rooms/room-entries.ts';
import { RoomsBeside } from '../../ui/rooms/rooms-beside.ts';
import type { TokenFunction } from '../topics/tokens.ts';
import { ChatShownEvent } from './element-events.ts';
import { RoomStay } from './room-stay.ts';
import { dressRoot, keepSpeaking, makeRoomElement, nobodyMuted } from './room-view.ts';

/** What the element says. */
export interface VisitWish {
  /** Empty: any. */
  readonly rooms: readonly string[];
  readonly topicName: string;
  readonly userName: string;
  readonly isJoined: boolean;
}

interface VisitOptions {
  readonly root: ShadowRoot;
  readonly clock: Clock;
  readonly cacheName: string;
  readonly transport: TopicTransport | undefined;
  readonly tokensFor: (whom: { readonly topic: string; readonly name: string }) => TokenFunction;
  readonly peoplePolicy: () => PeoplePolicy;
  readonly tell: (event: Event) => void;
  /** What people do changes what the element says, which comes back as a wish. */
  readonly change: (next: {
    readonly topic?: string;
    readonly name?: string;
    readonly joined?: boolean;
  }) => void;
}

let isHttp1: boolean | undefined;
onRequestTiming((timing) => {
  isHttp1 = wentOverHttp1(timing) ?? isHttp1;
});

/** There is one way in, and it has no name that people know. */
const MACHINE = '';

/** One person's form and rooms, drawn into a shadow root. */
export class ChatVisit {
  readonly #options: VisitOptions;
  readonly #form = new JoinForm();
  readonly #frame = new RoomsBeside();
  readonly #rooms = new OpenRooms();
  readonly #elements = new Map<string, ChatRoom>();
  readonly #removals = new Map<string, Cancel>();
  readonly #before: readonly Node[];
  readonly #stop: readonly Cancel[];
  /** Those that are not among the rooms that there are, as they were gone to. */
  readonly #others = new Set<string>();
  #wish: VisitWish = { rooms: [], topicName: '', userName: '', isJoined: false };
  /** Of one person, in all rooms. */
  #muted = nobodyMuted();
  #drawn: HTMLElement | undefined;
  #shownName = '';
  /** Somebody here did what is about to be drawn. */
  #isAsked = false;

  constructor(options: VisitOptions) {
    this.#options = options;
    const { root } = options;
    this.#before = [...root.childNodes];
    dressRoot(root);
    this.#form.setAttribute('part', 'form');
    this.#frame.setAttribute('exportparts', 'rooms');
    this.#listen();
    this.#stop = [
      keepSpeaking(this.#form),
      keepSpeaking(this.#frame, () => this.#drawList()),
      this.#rooms.onChange(() => this.#drawList()),
    ];
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#onVisibility();
  }

  /** The room in view. */
  get shown(): Room | undefined {
    return this.#rooms.shown?.room;
  }

  get unsentCount(): number {
    return this.#rooms.unsentCount;
  }

  update(wish: VisitWish): void {
    const { userName } = this.#wish;
    this.#wish = wish;
    const topic = wish.topicName || wish.rooms[0];
    const isIn = wish.isJoined && wish.userName !== '' && topic !== undefined;
    if (wish.userName !== userName) this.#muted = nobodyMuted();
    // Rooms of two people are never open together.
    if (!isIn || wish.userName !== userName) this.#leaveAll();
    if (isIn) this.#enter(topic);
    this.#draw(isIn ? this.#frame : this.#form);
  }

  focus(): void {
    void (this.#drawn === this.#form ? this.#form.enter() : this.#enterRoom());
  }

  end(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    for (const stop of this.#stop) stop();
    this.#leaveAll();
    this.#options.root.replaceChildren(...this.#before);
  }

  get #shownElement(): ChatRoom | undefined {
    return this.#elements.get(this.shown?.roomName ?? '');
  }

  #listen(): void {
    this.#form.addEventListener('join-requested', (event) => {
      event.stopPropagation();
      const entry = checkEntry(event, { isGuest: true });
      if (!entry.ok) {
        this.#form.refused = entry.problems;
        return;
      }
      const { roomName: topic, userName: name } = entry.request;
      this.#change({ topic, name, joined: true });
    });
    const frame = this.#frame;
    frame.addEventListener('room-chosen', (event) => {
      event.stopPropagation();
      event.problem = this.#choose(event.name);
    });
    frame.addEventListener('room-left', (event) => {
      event.stopPropagation();
      void this.#leave(event.name);
    });
    frame.addEventListener('room-forgotten', (event) => {
      event.stopPropagation();
      this.#others.delete(event.name);
      this.#drawList();
    });
  }

  #change(next: Parameters<VisitOptions['change']>[0]): void {
    this.#isAsked = true;
    this.#options.change(next);
  }

  /** @returns what is wrong with its name, in words */
  #choose(name: string): string | undefined {
    const { userName } = this.#wish;
    const entry = checkEntry({ machineName: MACHINE, roomName: name, userName }, { isGuest: false });
    if (!entry.ok) return entry.problems.roomName;
    this.#change({ topic: entry.request.roomName });
    return undefined;
  }

  async #enterRoom(): Promise<void> {
    // The list may still lie over it.
    await this.#frame.updateComplete;
    const element = this.#shownElement;
    await element?.updateComplete;
    await element?.enter();
  }

  #enter(topicName: string): void {
    if (!this.#rooms.get(topicName)) this.#open(topicName);
    if (this.shown?.roomName !== topicName) this.#rooms.show(topicName);
  }

  #open(topicName: string): void {
    const { cacheName, transport, clock, tokensFor, peoplePolicy, tell } = this.#options;
    const { userName } = this.#wish;
    const muted = this.#muted;
    this.#others.add(topicName);
    const stay = new RoomStay({
      cacheName,
      topicName,
      userName,
      transport,
      clock,
      tokens: tokensFor({ topic: topicName, name: userName }),
      peoplePolicy,
      tell,
    });
    const limit = {
      get most() {
        return isHttp1 ? MOST_LIVE_OVER_HTTP1 : MOST_LIVE;
      },
      take: () => ({ show: () => {}, release: () => this.#onClosed(topicName, stay) }),
    };
    this.#rooms.add(stay.room, { limit, muted });
    const { element, remove } = makeRoomElement({
      room: stay.room,
      cacheName,
      muted,
      onFailure: stay.tellFailure,
    });
    element.addEventListener('rooms-requested', () => this.#frame.openList());
    element.addEventListener('leave-requested', () => void this.#leave(topicName));
    this.#removals.set(topicName, remove);
    this.#elements.set(topicName, element);
    this.#rooms.get(topicName)?.screen.append(element);
  }

  /** Left, or closed because there were too many. */
  #onClosed(topicName: string, stay: RoomStay): void {
    this.#removals.get(topicName)?.();
    this.#removals.delete(topicName);
    this.#elements.delete(topicName);
    stay.end();
  }

  async #leave(topicName: string): Promise<void> {
    const unsentCount = this.#rooms.get(topicName)?.room.unsentCount ?? 0;
    // People see what would be lost.
    if (unsentCount > 0 && this.shown?.roomName !== topicName) {
      this.#change({ topic: topicName });
      this.update({ ...this.#wish, topicName });
    }
    if (unsentCount > 0 && !(await this.#elements.get(topicName)?.confirmLeave(unsentCount))) return;
    const isShown = this.shown?.roomName === topicName;
    const next = this.#rooms.previous?.room.roomName;
    if (isShown) this.#change(next === undefined ? { joined: false } : { topic: next });
    this.#rooms.close(topicName);
  }

  #leaveAll(): void {
    this.#rooms.closeAll();
    this.#others.clear();
  }

  #draw(what: HTMLElement): void {
    const { root } = this.#options;
    // What had the focus may be about to go.
    const hadFocus = root.activeElement !== null;
    const isOther = this.#drawn !== what || this.#shownName !== (this.shown?.roomName ?? '');
    if (what === this.#form) this.#drawForm();
    else this.#drawList();
    if (this.#drawn !== what) root.replaceChildren(what);
    this.#drawn = what;
    if (isOther && (hadFocus || this.#isAsked)) this.focus();
    this.#isAsked = false;
    this.#tellShown();
  }

  #drawForm(): void {
    const { rooms, topicName, userName } = this.#wish;
    const listed = topicName === '' || rooms.length === 0 ? rooms : [...new Set([...rooms, topicName])];
    Object.assign(this.#form, { rooms: listed, roomName: topicName || (rooms[0] ?? ''), userName });
  }

  #drawList(): void {
    const { shown } = this.#rooms;
    if (!shown) return;
    const { rooms } = this.#wish;
    const others = this.#others;
    Object.assign(this.#frame, {
      isFixed: rooms.length > 0,
      rooms: roomEntries({
        open: this.#rooms,
        known: {
          names: () => [...new Set([...rooms, ...others])],
          isRemembered: (_machine, name) => others.has(name) && !rooms.includes(name),
        },
        machineName: MACHINE,
      }),
    });
    const element = this.#shownElement;
    if (element) {
      const unreadElsewhere = this.#rooms.unreadCount - shown.unread.count;
      Object.assign(element, { newFrom: shown.unread.newFrom, unreadElsewhere });
    }
    if (shown.screen.parentNode !== this.#frame) this.#frame.replaceChildren(shown.screen);
  }

  #tellShown(): void {
    const name = this.shown?.roomName ?? '';
    if (name === this.#shownName) return;
    this.#shownName = name;
    this.#options.tell(new ChatShownEvent(name));
  }

  readonly #onVisibility = () => {
    this.#rooms.isVisible = !document.hidden;
  };
}
