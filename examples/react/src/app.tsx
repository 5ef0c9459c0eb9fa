import { useState } from 'react';
import { ChatRoom } from './chat-room.tsx';
import { findLocalChat, type LocalChat } from './local-chat.ts';

const TOPICS = ['lobby', 'novels'];

export function App() {
  const [visit, setVisit] = useState<{ name: string; chat: LocalChat }>();
  return (
    <main>
      <h1>The reading club</h1>
      {visit ? (
        <Rooms {...visit} onLeave={() => setVisit(undefined)} />
      ) : (
        <Join onJoin={async (name) => setVisit({ name, chat: await findLocalChat() })} />
      )}
    </main>
  );
}

function Join({ onJoin }: { onJoin: (name: string) => Promise<void> }) {
  const [trouble, setTrouble] = useState('');
  const join = async (form: FormData) => {
    try {
      await onJoin((form.get('name') as string).trim());
    } catch (error) {
      setTrouble(`The chat cannot be reached. Try again in a moment. (${String(error)})`);
    }
  };
  return (
    <form action={join}>
      <label>
        Your name <input name="name" required pattern=".*\S.*" maxLength={64} autoComplete="nickname" />
      </label>
      <button type="submit">Join the chat</button>
      <output>{trouble}</output>
    </form>
  );
}

function Rooms({ name, chat, onLeave }: { name: string; chat: LocalChat; onLeave: () => void }) {
  const [topic, setTopic] = useState('lobby');
  const [last, setLast] = useState('nobody yet');
  return (
    <>
      <nav>
        {TOPICS.map((each) => (
          <button key={each} type="button" aria-pressed={each === topic} onClick={() => setTopic(each)}>
            {each}
          </button>
        ))}
        <button type="button" onClick={onLeave}>
          Leave the chat
        </button>
      </nav>
      <ChatRoom {...chat} topic={topic} name={name} onMessage={({ author }) => setLast(author.name)} />
      <p>Last heard: {last}</p>
    </>
  );
}
