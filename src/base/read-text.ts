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
  // Not a Blob: in browsers another process reads that, while somebody waits.
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    bytes += value.byteLength;
    if (bytes > limitBytes) {
      // Not awaited: where the body was cloned it ends with the other reader only.
      reader.cancel().catch(() => {});
      return '';
    }
  }
}
