import type { PropsWithChildren } from 'hono/jsx';

/** Something to know now. `worry` when something did not work; it says what can be done. */
export const Notice = ({ worry = false, children }: PropsWithChildren<{ worry?: boolean }>) => (
  <div class={worry ? 'notice worry' : 'notice'} role={worry ? 'alert' : 'status'}>
    {children}
  </div>
);
