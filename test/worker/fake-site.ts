export const SCOPE = 'https://chat.example/team/';

/** index.html of a version. */
export const html = (version: string) => `<script src="./assets/page-${version}.js"></script>`;

/** What a host has below the address of a page. */
export class FakeSite {
  /** Paths that were asked for, with the mode of the cache where one was named. */
  readonly asked: string[] = [];
  #answers = new Map<string, () => Promise<Response>>();

  /** Puts a version in place of what is there; each file says its own name. */
  deploy(version: string, more: readonly string[] = []): void {
    const files = [`assets/page-${version}.js`, 'favicon.svg', ...more];
    this.#answers = new Map();
    for (const file of files) this.answer(file, () => Promise.resolve(new Response(file)));
    this.answer('', () => Promise.resolve(new Response(html(version))));
  }

  answer(path: string, answer: () => Promise<Response>): void {
    this.#answers.set(path, answer);
  }

  readonly fetch = (url: string, { cache }: RequestInit = {}): Promise<Response> => {
    const path = url.slice(SCOPE.length);
    this.asked.push(cache === undefined ? path : `${path} ${cache}`);
    const answer = this.#answers.get(path);
    return answer ? answer() : Promise.resolve(new Response('', { status: 404 }));
  };
}
