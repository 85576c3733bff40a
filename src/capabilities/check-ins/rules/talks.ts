/** What came of asking somebody in person. */
export const talkWishes = ['no', 'week', 'today', 'rather-not'] as const;
export type TalkWish = (typeof talkWishes)[number];
