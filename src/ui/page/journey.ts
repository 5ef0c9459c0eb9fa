import { html, nothing, type ReactiveControllerHost } from 'lit';
import { isUuid } from '../../base/uuid.ts';
import type { AppConfig } from '../../config/app-config.ts';
import { asksWho, kindOf, type MachineConfig } from '../../sign-in/kinds.ts';
import type { Identity } from '../../sign-in/way-in.ts';
import type { ChatJoin } from '../join/chat-join.ts';
import type { NameProblems } from '../join/join-fields.ts';
import { isSame, type RoomRequest } from '../room/room-request.ts';
import { checkEntry, type EntryCheck } from '../rooms/check-entry.ts';
import { roomEntries } from '../rooms/room-entries.ts';
import type { WayInController } from '../sign-in/way-in-controller.ts';
import type { ChatServices } from './chat-services.ts';
import { KnownRooms } from './known-rooms.ts';
import type { Navigation, Place } from './navigation.ts';
import { RoomHistory } from './room-history.ts';
import { prepareStay, Stay } from './stay.ts';

type JoinForm = Pick<
  ChatJoin,
  'machineName' | 'roomName' | 'userName' | 'signedInName' | 'asksWho' | 'renderRoot'
>;

/** What the journey needs from the page. */
export interface JourneyHost extends ReactiveControllerHost {
  readonly services: ChatServices | undefined;
  readonly navigation: Navigation;
  /** What the join form begins with; the name is that of a guest. */
  form: RoomRequest;
  /** What the join form says of its names. */
  refused: NameProblems;
  /** While it is shown. */
  readonly joinForm: JoinForm | null;
  openSettings(): void;
  /** Says what went wrong: a lazy chunk could not be loaded, or the page or the browser is at fault. */
  onFailure(error: unknown): Promise<void>;
}

/**
 * The way from the join form into a room and back: who is signed in, which room is meant, what the history says.
 * Loaded at the first sign that the user is going to join.
 */
export class Journey {
  readonly #host: JourneyHost;
  readonly #services: ChatServices;
  readonly #config: AppConfig;
  readonly #stay: Stay;
  readonly #history = new RoomHistory();
  readonly #knownRooms: KnownRooms;
  /** Loaded with the first machine that asks who people are. */
  #wayIn: WayInController | undefined;
  /** The identity was lost in the room, and a dialog asks for it again. */
  #isAskingAgain = false;
  #hasLeft = false;
  /** A token was asked for ahead, since the form was last shown. */
  #hasExpected = false;
  #watchedForm: JoinForm | undefined;

  /** @throws Error where the configuration of the page is wrong, or not there yet */
  constructor(host: JourneyHost) {
    const { services } = host;
    if (!services?.config.ok) throw new Error('unable to go on; the configuration is wrong');
    const { config } = services.config;
    this.#host = host;
    this.#services = services;
    this.#config = config;
    this.#stay = new Stay(host, services, (roomName) => void this.#choosesRoom(roomName));
    this.#knownRooms = new KnownRooms({ memory: services.memory, configured: config.rooms });
  }

  get isInside(): boolean {
    return this.#stay.inside !== undefined;
  }

  /** On the way into a room, or in it. */
  get isEntering(): boolean {
    return this.#stay.request !== undefined;
  }

  /** A room was left before. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  /** The user who is signed in at the machine of the form. */
  get signedInName(): string | undefined {
    const identity = this.#wayIn?.identity;
    return identity?.state === 'signed-in' ? identity.userName : undefined;
  }

  /** The same user as they know themselves: by what they sign in with. */
  get signedInAs(): string | undefined {
    return this.#wayIn?.signInName || this.signedInName;
  }

  /** The sign-in form. `nothing` if none is required, and until it has loaded. */
  signInForm() {
    const { userName = '' } = this.#host.navigation.place.visit ?? {};
    return this.#wayIn?.form(isUuid(userName) ? '' : userName) ?? nothing;
  }

  roomScreen() {
    const { inside, rooms } = this.#stay;
    if (!inside) return nothing;
    const { request } = inside;
    const screen = inside.draw({
      room: inside.room,
      screen: inside.screen,
      request,
      cacheName: this.#config.cacheName,
      inviteLink: this.#history.inviteLink(request.roomName),
      memory: this.#services.memory,
      identity: this.#wayIn?.identity?.state,
      signInTrouble: this.#wayIn?.trouble,
      muted: inside.muted,
      newFrom: inside.unread.newFrom,
      unreadElsewhere: rooms.unreadCount - inside.unread.count,
      rooms: roomEntries({ open: rooms, known: this.#knownRooms, machineName: request.machineName }),
      onChoose: (roomName) => this.#choosesRoom(roomName),
      onLeave: (roomName) => void this.#onLeave(roomName),
      onForget: (roomName) => this.#onForget(roomName),
      onSignIn: () => this.#askAgain(true),
      onSettings: () => this.#host.openSettings(),
      onFailure: (error) => void this.#host.onFailure(error),
    });
    return html`${screen}${this.#isAskingAgain ? this.#wayIn?.dialog(() => this.#askAgain(false)) : nothing}`;
  }

  /**
   * Loads what entering a room needs, and watches the form for whoever is about to send it.
   * @throws when a chunk of the page cannot be loaded.
   */
  prepare(): Promise<void> {
    this.#watchForm();
    return prepareStay(this.#services);
  }

  /** Shows what the history entry stands for. */
  show(place: Place): void {
    const request = requestOf(place);
    if (!request || !this.#isOfSamePerson(request)) this.#leave();
    const entry = request && this.#checkEntry(request);
    if (entry?.ok) {
      if (this.isInside) this.#enter(entry.request);
      else void this.#enterAsKnown(entry.request);
      return;
    }
    this.#stayOutside(place);
    void this.#choose();
  }

  /** The user went back or forward. */
  async onMove(place: Place): Promise<void> {
    const { request, inside } = this.#stay;
    const next = requestOf(place);
    if (request && inside) {
      if (isSame(request, next)) return;
      if (!(next && this.#isOfSamePerson(next)) && !(await this.#mayLeave(this.#stay.rooms.unsentCount))) {
        this.#history.enter(request);
        return;
      }
    }
    this.show(place);
  }

  /** Enters as the user who filled in the form; if a name cannot be, the form says why. */
  join(request: RoomRequest): void {
    const entry = this.#checkEntry(request);
    // Whoever did not come by the button. What fails is met again on the way in.
    if (entry?.ok && !this.#hasExpected) this.#services.prepare(entry.request).catch(() => {});
    this.#join(request);
  }

  /** Enters as that user, or as who is signed in; if a name cannot be, the form says why. */
  #join(request: RoomRequest): void {
    const entry = this.#checkEntry(request);
    if (!entry?.ok) {
      this.#host.refused = entry?.problems ?? {};
      return;
    }
    this.#history.enter(entry.request);
    this.#enter(entry.request);
  }

  /** Switches to the machine that is chosen in the form. */
  choose(): void {
    // The user who was about to enter the room, or to return to it, has changed their mind.
    this.#leave();
    this.#stayOutside(this.#host.navigation.place);
    void this.#choose();
  }

  signOut(): void {
    this.#wayIn?.signOut();
  }

  /** Within the form, as nothing outside hears of a way from one part of it to another. */
  #watchForm(): void {
    const { joinForm } = this.#host;
    // Once for each field, and each time that somebody moves there: browsers close a connection that nothing goes over.
    joinForm?.renderRoot.addEventListener('input', this.#onTyping, { once: true });
    if (!joinForm || joinForm === this.#watchedForm) return;
    this.#watchedForm = joinForm;
    const onSign = ({ target }: Event) => {
      if (target instanceof Element && target.closest('.primary')) this.#expect(joinForm);
    };
    for (const sign of ['pointerover', 'focusin']) joinForm.renderRoot.addEventListener(sign, onSign);
  }

  /** Who they are is being typed: whatever it becomes, this is the way to go. */
  readonly #onTyping = () => this.#prepare({ machineName: this.#host.form.machineName });

  #prepare(who: Parameters<ChatServices['prepare']>[0]): void {
    this.#services.prepare(who).catch((error: unknown) => this.#host.onFailure(error));
  }

  /**
   * Whoever comes to the button with names that will do is about to join: their token is asked for, once for each time
   * that the form is filled in. If they join by another name, that is the second vend.
   */
  #expect({ machineName, roomName, userName, signedInName, asksWho: isAskedFirst }: JoinForm): void {
    if (isAskedFirst || this.isEntering || this.#hasExpected) return;
    // On the way back into a room, with the form there for a moment.
    if (requestOf(this.#host.navigation.place)) return;
    const entry = this.#checkEntry({ machineName, roomName, userName: signedInName ?? userName });
    if (!entry?.ok) return;
    this.#hasExpected = true;
    this.#prepare(entry.request);
  }

  #stayOutside({ roomName = '', visit }: Place): void {
    if (visit) this.#host.navigation.stayOutside(roomName);
  }

  #checkEntry(request: RoomRequest): EntryCheck | undefined {
    const machine = this.#machine(request.machineName);
    return machine && checkEntry(request, { isGuest: !asksWho(machine) });
  }

  /** Enters. If the machine requires a sign-in and nobody is signed in, that comes first. */
  async #enterAsKnown(request: RoomRequest): Promise<void> {
    this.#fill(request);
    if (!(await this.#choose()) || !isSame(request, requestOf(this.#host.navigation.place))) return;
    const identity = this.#wayIn?.identity;
    if (!identity) this.#enter(request);
    else if (identity.state === 'signed-in') this.#join({ ...request, userName: identity.userName });
  }

  #enter(request: RoomRequest): void {
    this.#hasExpected = false;
    if (!this.#isOfSamePerson(request)) this.#leave();
    this.#fill(request);
    this.#knownRooms.note(request.machineName, request.roomName);
    this.#stay.enter(request).catch((error: unknown) => this.#host.onFailure(error));
  }

  /** Leaves all rooms. */
  #leave(): void {
    this.#hasLeft ||= this.isInside;
    this.#stay.leaveAll();
    this.#askAgain(false);
  }

  /** Rooms of two people, or of two machines, are never open together. */
  #isOfSamePerson({ machineName, userName }: RoomRequest): boolean {
    const { request } = this.#stay;
    return request?.machineName === machineName && request.userName === userName;
  }

  /** Goes to a room of the list, or to one that was typed there. @returns what is wrong with its name */
  #choosesRoom(roomName: string): string | undefined {
    const { request } = this.#stay;
    const entry = request && this.#checkEntry({ ...request, roomName });
    if (!entry) return undefined;
    if (!entry.ok) return entry.problems.roomName;
    if (isSame(entry.request, request)) return undefined;
    this.#history.goOn(entry.request);
    this.#enter(entry.request);
    return undefined;
  }

  /** Asks for confirmation if leaving would lose messages. */
  #mayLeave(unsentCount: number): boolean | Promise<boolean> {
    return this.#stay.inside?.screen.querySelector('chat-room')?.confirmLeave(unsentCount) ?? true;
  }

  /** Switches to the machine of the form. False if the choice has changed, or parts of the page cannot be loaded. */
  async #choose(): Promise<boolean> {
    const machine = this.#machine(this.#host.form.machineName);
    if (!machine) return false;
    if (!this.#wayIn && !asksWho(machine)) return true;
    try {
      // At once where it is there: who was signed in at the machine before must not be taken for who is at this one.
      const wayIn = this.#wayIn ?? (await this.#loadWayIn(machine));
      const isStillChosen = machine === this.#machine(this.#host.form.machineName);
      return isStillChosen && (await wayIn.choose(machine, this.#services));
    } catch (error) {
      await this.#host.onFailure(error);
      return false;
    }
  }

  async #loadWayIn(machine: MachineConfig): Promise<WayInController> {
    // What it will want to have for this machine comes beside it.
    void Promise.allSettled([this.#services.wayIn(machine.name), kindOf(machine).signIn?.()]);
    const { WayInController } = await import('../sign-in/way-in-controller.ts');
    this.#wayIn ??= new WayInController(this.#host, (identity) => this.#onIdentity(identity));
    return this.#wayIn;
  }

  #machine(machineName: string): MachineConfig | undefined {
    return this.#config.tokenVendingMachines.find(({ name }) => name === machineName);
  }

  /** The name of a signed-in user is never offered to guests. */
  #fill({ machineName, roomName, userName }: RoomRequest): void {
    const machine = this.#machine(machineName);
    const isGuest = machine !== undefined && !asksWho(machine);
    this.#host.form = { machineName, roomName, userName: isGuest ? userName : this.#host.form.userName };
  }

  #onIdentity(identity: Identity): void {
    switch (identity.state) {
      case 'signed-in':
        this.#onSignedIn(identity.userName);
        return;
      case 'lost':
        this.#askAgain(this.isEntering);
        return;
      case 'signed-out':
        this.#onSignedOut();
    }
  }

  #onSignedIn(userName: string): void {
    this.#askAgain(false);
    const { request: current, inside } = this.#stay;
    if (inside && current?.userName === userName) {
      this.#stay.rooms.retryNow();
      return;
    }
    // Someone else, or the way back into the room after a reload.
    const request = current ?? requestOf(this.#host.navigation.place);
    if (request && this.#checkEntry(request)?.ok) this.#join({ ...request, userName });
  }

  /** Leaves no trace of the previous user. */
  #onSignedOut(): void {
    const { navigation, form } = this.#host;
    this.#services.memory.forgetDrafts(form.machineName);
    if (navigation.place.visit) navigation.stayOutside(form.roomName);
    this.#leave();
  }

  #askAgain(isAskingAgain: boolean): void {
    this.#isAskingAgain = isAskingAgain;
    this.#wayIn?.askAgain(isAskingAgain);
    this.#host.requestUpdate();
  }

  async #onLeave(roomName: string): Promise<void> {
    const { rooms } = this.#stay;
    const unsentCount = rooms.get(roomName)?.room.unsentCount ?? 0;
    // People see what would be lost.
    if (unsentCount > 0) this.#choosesRoom(roomName);
    if (!(await this.#mayLeave(unsentCount))) return;
    const isShown = this.#stay.inside?.request.roomName === roomName;
    if (isShown && !rooms.previous) this.#leave();
    else this.#stay.leave(roomName);
    const next = this.#stay.inside?.request;
    if (next) this.#fill(next);
    if (isShown) this.#history.leave(next);
  }

  #onForget(roomName: string): void {
    const { request } = this.#stay;
    if (!request) return;
    this.#knownRooms.forget(request.machineName, roomName);
    this.#stay.history?.forgetRoom({ ...request, roomName });
    this.#host.requestUpdate();
  }
}

/** What the history entry says was entered; undefined when it is not in a room. */
function requestOf({ roomName, visit }: Place): RoomRequest | undefined {
  return roomName === undefined || !visit ? undefined : { ...visit, roomName };
}
