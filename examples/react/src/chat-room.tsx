// `<momento-chat-room>` as a component of React 19, which sets what is a property of an element, and has `on` and the name of
// an event for its listener.
import 'momento-chat/elements';
import type {
  ChatMessageEvent,
  ChatTroubleEvent,
  MessageRow,
  MomentoChatRoom,
  TokenAnswer,
  TopicTransport,
} from 'momento-chat/elements';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Settings = Pick<
  MomentoChatRoom,
  'cache' | 'topic' | 'name' | 'presence' | 'typing' | 'theme' | 'getToken' | 'transport'
>;

interface Listeners {
  'onchat-message': (event: ChatMessageEvent) => void;
  'onchat-trouble': (event: ChatTroubleEvent) => void;
}

type ElementProps = DetailedHTMLProps<HTMLAttributes<MomentoChatRoom>, MomentoChatRoom> &
  Partial<Settings & Listeners>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'momento-chat-room': ElementProps;
    }
  }
}

export interface ChatRoomProps {
  cache: string;
  topic: string;
  name: string;
  /** Keep it: another one is another connection. */
  transport?: TopicTransport;
  onMessage?: (message: MessageRow) => void;
}

export function ChatRoom({ name, onMessage, ...room }: ChatRoomProps) {
  return (
    <momento-chat-room
      {...room}
      name={name}
      presence
      getToken={async ({ signal }) => {
        const answer = await fetch(`/api/momento/token?${new URLSearchParams({ name })}`, { signal });
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
        return (await answer.json()) as TokenAnswer;
      }}
      onchat-message={({ message }) => onMessage?.(message)}
      // People read in the room what is wrong; this is for whoever runs the page.
      onchat-trouble={({ source, code, says }) => console.warn(source, code, says)}
    />
  );
}
