/**
 * What a machine reads of a request, of which the body is no part. A `Request` is one; a function that has none need not
 * make one, which takes longer than all that is read of it.
 */
export type TokenRequest = Pick<Request, 'method' | 'url' | 'headers'>;
