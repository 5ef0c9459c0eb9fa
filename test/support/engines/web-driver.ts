// The little of W3C WebDriver that tests need, over fetch: the packages for it bring a framework or a downloader along.
// https://www.w3.org/TR/webdriver2/

/** What a driver answers in place of a result. */
export class WebDriverError extends Error {
  override readonly name = 'WebDriverError';
  /** As the standard names it: "no such frame". */
  readonly code: string;

  constructor(message: string, { code }: { readonly code: string }) {
    super(message);
    this.code = code;
  }
}

/** A session of a driver that runs on this machine. */
export class WebDriverSession {
  readonly browserVersion: string;
  readonly #url: string;

  /** @throws WebDriverError with what the driver said */
  static async begin(driverUrl: string, capabilities: object): Promise<WebDriverSession> {
    const answer = await call('POST', `${driverUrl}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    const { sessionId, capabilities: granted } = answer as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    return new WebDriverSession(`${driverUrl}/session/${sessionId}`, granted.browserVersion);
  }

  private constructor(url: string, browserVersion: string) {
    this.browserVersion = browserVersion;
    this.#url = url;
  }

  get(command: string): Promise<unknown> {
    return call('GET', `${this.#url}/${command}`);
  }

  post(command: string, parameters: object = {}): Promise<unknown> {
    return call('POST', `${this.#url}/${command}`, parameters);
  }

  delete(command: string): Promise<unknown> {
    return call('DELETE', `${this.#url}/${command}`);
  }

  end(): Promise<unknown> {
    return call('DELETE', this.#url);
  }
}

async function call(method: string, url: string, parameters?: object): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(parameters && { body: JSON.stringify(parameters), headers: { 'Content-Type': 'application/json' } }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new WebDriverError(`unable to ${method} ${new URL(url).pathname}; ${error}: ${message}`, {
    code: error,
  });
}
