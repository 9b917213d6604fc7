// The door of messages: for conversations, who decide who may read and write them.

export {
  canTakeBack,
  longest,
  type Message,
  type Photo,
  pageLength,
  takeBackMinutes,
} from "./rules.ts";
export {
  begin,
  findAmong,
  isOpenable,
  openPhoto,
  read,
  rewrapAll,
  sayLocked,
  type Writing,
  write,
} from "./service.ts";
export {
  type About,
  type Conversation,
  conversationById,
  conversationsAbout,
  conversationsSeenBy,
  deleteAbout,
  deleteRowsOf,
  dueSubjects,
  emptyRow,
  expectReaders,
  holdConversation,
  noteReading,
  readingsOf,
  rowById,
  setDeleteAfter,
  unreadIn,
} from "./store.ts";
