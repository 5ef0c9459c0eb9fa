'use client';

import { momentoTransport } from 'momento-chat/topics';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';

// Drawn in browsers only: what the server had drawn would get no functions from React, and so no `getToken`.
const ChatRoom = dynamic(async () => (await import('./chat-room.tsx')).ChatRoom, { ssr: false });

/** `standIn` is for trying it without an account. Real tokens say where Momento is. */
export function Talk({ standIn }: { standIn?: string }) {
  const [name, setName] = useState('');
  // Another transport would be another connection.
  const transport = useMemo(() => (standIn ? momentoTransport({ endpoint: standIn }) : undefined), [standIn]);
  if (name !== '') return <ChatRoom cache="chat" topic="lobby" name={name} transport={transport} />;
  return (
    <form action={(form) => setName((form.get('name') as string).trim())}>
      <label>
        Your name <input name="name" required pattern=".*\S.*" maxLength={64} autoComplete="nickname" />
      </label>
      <button type="submit">Join the chat</button>
    </form>
  );
}
