/** The platform's `fetch`, as far as it is used. */
export type Fetch = (request: Request) => Promise<Response>;
