import type { Device } from '../../../platform/web/visitor.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long somebody stays signed in, in milliseconds: without doing anything, and in all (security parameters in docs/decisions). */
export const sessionLimits: Record<Device | 'staff', { idle: number; whole: number }> = {
  own: { idle: 30 * 24 * hour, whole: 30 * 24 * hour },
  shared: { idle: 10 * minute, whole: 30 * minute },
  class: { idle: 10 * minute, whole: 30 * minute },
  staff: { idle: 15 * minute, whole: 10 * hour },
};

/** A session that lies further ahead than it may last is of a day when the clock was wrong. */
export function isOver({ device, startedAt, seenAt }: { device: Device | 'staff'; startedAt: Date; seenAt: Date }, now: Date): boolean {
  const { idle, whole } = sessionLimits[device];
  const away = (moment: Date): number => Math.abs(now.getTime() - moment.getTime());
  return away(seenAt) > idle || away(startedAt) > whole;
}

/** The moment of last use is written down at most once a minute. */
export const isWorthNoting = ({ seenAt }: { seenAt: Date }, now: Date): boolean => now.getTime() - seenAt.getTime() > minute;
