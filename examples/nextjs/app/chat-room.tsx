// `<momento-chat-room>` as a component; the same as in examples/react, where more of it is used.
import 'momento-chat/elements';
import type { ChatTroubleEvent, MomentoChatRoom, TokenAnswer, TopicTransport } from 'momento-chat/elements';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Settings = Pick<MomentoChatRoom, 'cache' | 'topic' | 'name' | 'presence' | 'getToken' | 'transport'>;
type ElementProps = DetailedHTMLProps<HTMLAttributes<MomentoChatRoom>, MomentoChatRoom> &
  Partial<Settings & { 'onchat-trouble': (event: ChatTroubleEvent) => void }>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'momento-chat-room': ElementProps;
    }
  }
}

interface ChatRoomProps {
  cache: string;
  topic: string;
  name: string;
  transport?: TopicTransport;
}

export function ChatRoom(room: ChatRoomProps) {
  return (
    <momento-chat-room
      {...room}
      presence
      getToken={async ({ signal }) => {
        const query = new URLSearchParams({ name: room.name });
        const answer = await fetch(`/api/momento/token?${query}`, { signal });
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
        return (await answer.json()) as TokenAnswer;
      }}
      // People read in the room what is wrong; this is for whoever runs the site.
      onchat-trouble={({ source, code, says }) => console.warn(source, code, says)}
    />
  );
}
