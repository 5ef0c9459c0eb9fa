// Only for the local chat: it says where its stand-in for Momento is. Real tokens say that themselves.
import { momentoTransport } from 'momento-chat/topics';

export async function findLocalChat() {
  const answer = await fetch('/config.json');
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { cacheName, momentoEndpoint } = await answer.json();
  return { cache: cacheName, transport: momentoTransport({ endpoint: momentoEndpoint }) };
}
