import { drawings } from './drawings.ts';

export type IconName = keyof typeof drawings;

/** Always beside a word, so it says nothing to a screen reader. */
export const Icon = ({ name, size = 24 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    class={name === 'onward' ? name : undefined}
  >
    <path d={drawings[name]} />
  </svg>
);
