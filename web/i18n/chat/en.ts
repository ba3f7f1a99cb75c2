/** Messages, reactions and the queue of hands: comes with the first use of one of them. */
export const en = {
  empty: 'Nobody has written yet.',
  notKept:
    'Messages are only for now. They are gone when you leave or the meeting ends, and whoever comes later does not see what was said before.',
  messages: 'Messages',
  to: 'To',
  everybody: 'Everybody',
  hasLeft: (name: string) => `${name} (has left)`,
  message: 'Message',
  messageTo: (name: string) => `Message to ${name} only`,
  send: 'Send',
  tooLong: 'This is the longest that a message can be.',
  emoji: 'Insert an emoji',
  youWrote: 'You',
  onlyTo: (name: string) => `Only to ${name}`,
  onlyToYou: 'Only to you',
  sending: 'Sending…',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name} only`,
  forbidden: 'The host does not let guests write for now.',
  newBelow: 'New messages',

  wrote: (name: string) => `${name} writes:`,
  wroteToYou: (name: string) => `${name} writes to you only:`,
  raisesHand: (name: string) => `${name} raises a hand`,
  reacts: (name: string, emoji: string) => `${name} reacts: ${emoji}`,
  openChat: 'Open the chat',

  reactions: 'Reactions',
  reactionNames: {
    '👍': 'Thumbs up',
    '❤️': 'Heart',
    '😂': 'Laughing',
    '😮': 'Surprised',
    '👏': 'Clapping',
    '🎉': 'Celebrating',
  },
  mayNotReact: 'The host does not let guests write or react for now.',

  raisedHands: 'Raised hands',
  lower: 'Lower',
  lowerHandOf: (name: string) => `Lower: ${name}`,
  lowerAll: 'Lower all hands',
};

export type ChatWords = typeof en;
