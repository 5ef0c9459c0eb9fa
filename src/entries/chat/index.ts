// `momento-chat/chat`: a conversation on a topic, for pages and for programs.

export type { Author } from '../../chat/author.ts';
export type { Connection } from '../../chat/room/connection.ts';
export type { Person as ChatPerson } from '../../chat/room/people.ts';
export type {
  ForeignRow,
  GapRow,
  JoinedRow,
  MessageRef,
  MessageRow,
  SendFailureCode,
  TimelineRow as ChatRow,
} from '../../chat/timeline/timeline-row.ts';
export type { TopicProblem } from '../topics/index.ts';
export { type Change, type Chat, type ChatOptions, openChat, type Refused, type Sent } from './open-chat.ts';
