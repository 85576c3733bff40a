import content from '../../../content/check-in.json' with { type: 'json' };

/** First sentences of an answer that staff may take over and change; never sent by themselves. */
export const replyStarters: string[] = content.staff_replies.items.map((item) => item.text.nl).filter((text) => !text.includes('{'));
