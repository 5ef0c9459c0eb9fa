// A room with one person of each way in, and two of a user pool whose refresh tokens rotate.

import type { Browser } from 'playwright-core';
import type { ChatPage } from '../../support/chat-page.ts';
import { Member, PASSWORD } from '../../support/member.ts';
import { type PageHost, startPageHost } from '../../support/page-host.ts';
import { type Flaws, joined, Ledger } from './ledger.ts';
import { type Lacks, Person } from './person.ts';

/** Of every kind: Momento's, ID and access tokens. */
export const TOKEN_SECONDS = 40;
/** The page renews an ID token when a fifth of its life is left (src/sign-in/shared-session.ts). */
const FRESH_SHARE = 0.8;
const GRACE_SECONDS = 60;

export interface RoomOfFourOptions {
  readonly browser: Browser;
  readonly pageDir: string;
  /** Whether the members' clocks go ahead when a token has to end; else that is waited for. Default: false. */
  readonly skipsTime?: boolean;
}

/** The names are those that the machines attest. */
const ANN = 'both';
const BEA = 'email';
const CID = 'writer';
const DAN = 'Dan';

export class RoomOfFour {
  readonly ledger = new Ledger();
  /** Cognito, in two tabs, for the device. */
  readonly ann: Person;
  /** Cognito, with a code by e-mail, for the tab. */
  readonly bea: Person;
  readonly cid: Person;
  readonly dan: Person;
  readonly host: PageHost;
  /** How often somebody has typed a password of the user pool. */
  #signIns = 0;
  readonly #flaws: Flaws[] = [];

  private constructor({
    host,
    browser,
    skipsTime = false,
  }: { readonly host: PageHost } & Omit<RoomOfFourOptions, 'pageDir'>) {
    this.host = host;
    const { url } = host;
    const provider = { url: host.standIns.cognito.url, freshMs: TOKEN_SECONDS * FRESH_SHARE * 1_000 };
    const common = { browser, ledger: this.ledger, provider, skipsTime };
    this.ann = new Person({
      ...common,
      name: ANN,
      enter: async (tab) => {
        const ann = new Member(tab);
        await ann.arrive(url);
        await ann.tick(tab.page.getByRole('checkbox', { name: 'Stay signed in' }));
        await this.#signIn(ann, ANN);
        await ann.join();
      },
      enterBeside: async (tab) => {
        await tab.goto(url);
        await tab.joinButton.click();
      },
    });
    this.bea = new Person({
      ...common,
      name: BEA,
      enter: async (tab) => {
        const bea = new Member(tab);
        await bea.arrive(url);
        await this.#signIn(bea, BEA);
        await this.#typeCode(bea);
        await bea.join();
      },
      signInAgain: async (tab) => {
        const bea = new Member(tab);
        await tab.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
        await bea.waitForFocus(bea.password);
        this.#signIns += 1;
        await bea.type(PASSWORD);
        await bea.press('Enter');
        await this.#typeCode(bea);
      },
    });
    this.cid = new Person({
      ...common,
      name: CID,
      enter: async (tab) => {
        await tab.goto(url);
        await tab.page.getByRole('radio', { name: 'Staff' }).check();
        await tab.page.getByRole('textbox', { name: 'Username' }).fill(CID);
        await tab.page.getByLabel('Password').fill(PASSWORD);
        await tab.page.getByLabel('Password').press('Enter');
        await tab.joinButton.click();
      },
    });
    this.dan = new Person({ ...common, name: DAN, enter: (tab) => tab.joinLive(url, { name: DAN }) });
  }

  /** Starts all that the four need; nobody is in the room yet. */
  static async open({ pageDir, ...options }: RoomOfFourOptions): Promise<RoomOfFour> {
    const cognito = { tokenTtlSeconds: TOKEN_SECONDS, rotation: { graceSeconds: GRACE_SECONDS } };
    const host = await startPageHost({ pageDir, tokenTtlSeconds: TOKEN_SECONDS, cognito });
    return new RoomOfFour({ ...options, host });
  }

  get people(): readonly Person[] {
    return [this.ann, this.bea, this.cid, this.dan];
  }

  get members(): readonly Person[] {
    return [this.ann, this.bea];
  }

  /** What all tabs had to complain about. */
  get complaints(): readonly string[] {
    return this.people.flatMap(({ complaints }) => complaints);
  }

  /** What any tab did not show as it was said. */
  get flaws(): Flaws {
    return joined(this.#flaws);
  }

  /** Calls of the two members, as they went over their lines and as they came to the service. */
  get calls() {
    const { control } = this.host.standIns.cognito;
    const lines = this.members.flatMap((member) => member.lines);
    return {
      renewals: lines.reduce((sum, { renewals }) => sum + renewals, 0),
      renewalsHeard: control.callsOf('GetTokensFromRefreshToken'),
      signIns: this.#signIns,
      signInsHeard: control.callsOf('InitiateAuth'),
    };
  }

  async enter(lacks: { readonly ann: Lacks; readonly bea: Lacks }): Promise<void> {
    await Promise.all([
      this.ann.enter(lacks.ann),
      this.bea.enter(lacks.bea),
      this.cid.enter(),
      this.dan.enter(),
    ]);
  }

  talk(): void {
    for (const person of this.people) person.talk();
  }

  /** All fall silent until everything that was said is everywhere; then what these tabs show is read. */
  async check(tabs: readonly ChatPage[]): Promise<void> {
    await Promise.all(this.people.map((person) => person.hush()));
    const last = await this.dan.say();
    await Promise.all(this.people.flatMap((person) => person.tabs).map((tab) => tab.see(last)));
    for (const tab of tabs) this.#flaws.push(await this.ledger.flawsOf(tab));
  }

  /** What these tabs show is about to go: it is read, and all but this person go on talking. */
  async takeAside(person: Person, tabs = person.tabs): Promise<void> {
    await this.check(tabs);
    for (const other of this.people) if (other !== person) other.talk();
  }

  /** The service takes no more of what this person has for Momento, so that the machine is asked again. */
  rejectMomentoToken({ name }: Person): void {
    this.host.control.failStreams('UNAUTHENTICATED', { filter: { tokenId: name } });
  }

  /** Whether a renewal may be repeated whose answer was lost. */
  setGrace(isGiven: boolean): void {
    this.host.standIns.cognito.control.rotateRefreshTokens({ graceSeconds: isGiven ? GRACE_SECONDS : 0 });
  }

  async close(): Promise<void> {
    await Promise.all(this.people.map((person) => person.close()));
    await this.host.close();
  }

  async #signIn(member: Member, userName: string): Promise<void> {
    this.#signIns += 1;
    await member.signIn(userName);
  }

  async #typeCode(member: Member): Promise<void> {
    await member.waitForFocus(member.code);
    await member.type(this.host.standIns.cognito.confirmationCode);
    await member.press('Enter');
  }
}
