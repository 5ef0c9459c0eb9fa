/** Now in epoch ms with fractions, as the probe tells it in pages on this machine. */
export function epochMs(): number {
  return performance.timeOrigin + performance.now();
}
