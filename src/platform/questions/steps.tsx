import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from '../pages/icon/icon.tsx';

/**
 * A form of which one section shows at a time: the one whose id is in the address, else the first.
 * The style sheet does it, so it needs no script; an old browser shows all sections below each other.
 */
export const Steps = ({ action, children }: PropsWithChildren<{ action: string }>) => (
  <form class="steps" method="post" action={action} autocomplete="off">
    {children}
  </form>
);

interface WayOnProps {
  /** Id of the next section. */
  to: string;
  on: string;
  skip: string;
}

/** To the next section: "skip" while nothing is answered in this one, "on" once something is. */
export const WayOn = ({ to, on, skip }: WayOnProps) => (
  <p class="way">
    <a class="button on" href={`#${to}`}>
      {on}
      <Icon name="onward" />
    </a>
    <a class="button second pass" href={`#${to}`}>
      {skip}
    </a>
  </p>
);

export const WayBack = ({ to, children }: PropsWithChildren<{ to: string }>) => (
  <p class="way">
    <a class="button quietly" href={`#${to}`}>
      {children}
    </a>
  </p>
);
