/** Where YouTube's player comes from. Without cookies until somebody plays something, and the only origin that may be in a frame of ours. */
export const YOUTUBE_ORIGIN = 'https://www.youtube-nocookie.com';
