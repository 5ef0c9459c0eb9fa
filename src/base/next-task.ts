/**
 * Lets the page handle whatever is waiting: input, a frame, other messages. Unlike a timer, this is neither delayed by a
 * few ms nor throttled in a hidden page.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = openChannel();
    if (!channel) {
      setTimeout(resolve);
      return;
    }
    const { port1, port2 } = channel;
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

function openChannel(): MessageChannel | undefined {
  try {
    return new MessageChannel();
  } catch {
    return undefined;
  }
}
