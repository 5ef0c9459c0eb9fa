/**
 * The body of an answer as text; empty when it is longer than `limitBytes`: then the rest is not even fetched, save by
 * old browsers, which hand a body over only as a whole.
 * @throws what ended the answer too early
 */
export async function readText(response: Response, limitBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) {
    const text = await response.text();
    return text.length > limitBytes ? '' : text;
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).text();
    parts.push(value);
    bytes += value.byteLength;
    if (bytes > limitBytes) {
      // Not awaited: where the body was cloned it ends with the other reader only.
      reader.cancel().catch(() => {});
      return '';
    }
  }
}
