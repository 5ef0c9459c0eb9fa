import type { AppConfig } from '../../../src/config/app-config.ts';
import type { ChatPage } from '../../support/chat-page.ts';
import type { LocalServer } from '../../support/http-server.ts';
import { type Http2Front, startFront } from '../../support/http2-front.ts';
import { type PortalForm, startCaptivePortal } from '../../support/network/captive-portal.ts';
import { RoughNetwork } from '../../support/network/rough-network.ts';
import type { PageHost } from '../../support/page-host.ts';
import { type Certificates, IPV6_ONLY } from './matrix-browser.ts';

/** `plain`: HTTP/1.1. `tls`: HTTP/2 over TLS. `ipv6`: HTTP/1.1, and no server has an address of another kind. */
export type NetworkKind = 'plain' | 'tls' | 'ipv6';

/** Between a page and all its servers: its files, its machine, and Momento. */
export class PlayedNetwork {
  /** Where the page is found over it. */
  readonly url: string;
  readonly rough: RoughNetwork;
  readonly #host: PageHost;
  readonly #certificates: Certificates;
  #hasNames = true;
  /** What is to be closed with it. */
  readonly #servers: LocalServer[];

  private constructor(
    stage: { readonly url: string; readonly rough: RoughNetwork; readonly host: PageHost },
    { servers, certificates }: { servers: LocalServer[]; certificates: Certificates },
  ) {
    this.url = stage.url;
    this.rough = stage.rough;
    this.#host = stage.host;
    this.#certificates = certificates;
    this.#servers = servers;
  }

  static async open(
    kind: NetworkKind,
    { host, certificates }: { readonly host: PageHost; readonly certificates: Certificates },
  ): Promise<PlayedNetwork> {
    const rough = new RoughNetwork(kind === 'ipv6' ? { host: '::1' } : {});
    const servers = kind === 'tls' ? await frontsOf(host, certificates.service) : [];
    const [page = 0, momento = 0] = kind === 'tls' ? servers.map(portOf) : portsOf(host);
    const ways = { page: await rough.wayTo(page), momento: await rough.wayTo(momento) };
    const config = (await (await fetch(new URL('config.json', host.url))).json()) as AppConfig;
    const endpoint = new URL(config.momentoEndpoint ?? '');
    const at = {
      plain: {
        url: `http://127.0.0.1:${ways.page}/`,
        momento: `http://${endpoint.hostname}:${ways.momento}`,
      },
      tls: { url: `https://127.0.0.1:${ways.page}/`, momento: `https://127.0.0.1:${ways.momento}` },
      ipv6: { url: `http://[::1]:${ways.page}/`, momento: `http://momento.${IPV6_ONLY}:${ways.momento}` },
    }[kind];
    host.serveWith({ config: { ...config, momentoEndpoint: at.momento }, headers: {} });
    return new PlayedNetwork({ url: at.url, rough, host }, { servers, certificates });
  }

  /** Whoever wants to go online has to sign in first, on a page that comes in place of all answers. */
  async demandSignIn(form: PortalForm): Promise<void> {
    const portal = await startCaptivePortal(form);
    this.#servers.push(portal);
    this.#leadTo(() => portOf(portal));
  }

  /** Somebody puts itself between, with a certificate of its own. */
  async intercept(by: 'company' | 'stranger'): Promise<void> {
    const fronts = await frontsOf(this.#host, this.#certificates[by]);
    const own = this.#servers.map(portOf);
    this.#servers.push(...fronts);
    const ports = fronts.map(portOf);
    this.#leadTo((port) => ports[own.indexOf(port)] ?? port);
  }

  /** No name is found any more. Open connections need none, so they are cut. */
  async loseNames({ page }: ChatPage): Promise<void> {
    this.#hasNames = false;
    // It stays: one that is taken away leaves requests hanging that it has not answered yet.
    await page.route('**', (route) => (this.#hasNames ? route.continue() : route.abort('namenotresolved')));
    this.rough.cut();
  }

  findNames(): void {
    this.#hasNames = true;
  }

  /** Nobody is in between any more. */
  letThrough(): void {
    this.#leadTo(undefined);
  }

  async close(): Promise<void> {
    await this.rough.close();
    await Promise.all(this.#servers.map((server) => server.close()));
  }

  /** What is open belonged to those who are there no more. */
  #leadTo(way: ((port: number) => number) | undefined): void {
    this.rough.divert(way);
    this.rough.cut();
  }
}

function portsOf({ url, standIn }: PageHost): readonly number[] {
  return [Number(new URL(url).port), standIn.webPort];
}

function frontsOf(host: PageHost, certificate: string): Promise<Http2Front[]> {
  return Promise.all(portsOf(host).map((port) => startFront(port, certificate)));
}

function portOf({ origin }: { readonly origin: string }): number {
  return Number(new URL(origin).port);
}
