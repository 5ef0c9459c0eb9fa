import type { ChatPage } from './chat-page.ts';

/** The texts and the names of images below an element, as Chromium's accessibility tree has them, in reading order. */
export async function heardTexts({ context, page }: ChatPage, role: string): Promise<string[]> {
  const devTools = await context.newCDPSession(page);
  const { nodes } = await devTools.send('Accessibility.getFullAXTree');
  await devTools.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const textsBelow = (id: string): string[] => {
    const node = byId.get(id);
    if (!node) return [];
    const kind = String(node.role?.value);
    if (!node.ignored && ['StaticText', 'image'].includes(kind)) return [String(node.name?.value).trim()];
    return (node.childIds ?? []).flatMap(textsBelow);
  };
  const root = nodes.find((node) => node.role?.value === role);
  return root ? textsBelow(root.nodeId) : [];
}
