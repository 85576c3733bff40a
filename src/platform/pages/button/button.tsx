import type { PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from '../icon/icon.tsx';

type Look = 'first' | 'second' | 'quietly';

interface Props {
  look?: Look;
  icon?: IconName;
}

const classOf = (look: Look = 'first'): string => (look === 'first' ? 'button' : `button ${look}`);

/** Sends the form it stands in. `name` and `value` say which of several buttons was used; `to` sends the form elsewhere. */
export const Button = ({ look, icon, name, value, to, children }: PropsWithChildren<Props & { name?: string; value?: string; to?: string }>) => (
  <button class={classOf(look)} name={name} value={value} formaction={to}>
    <Inside icon={icon}>{children}</Inside>
  </button>
);

/** Goes to another page and changes nothing. */
export const LinkButton = ({ look, icon, to, children }: PropsWithChildren<Props & { to: string }>) => (
  <a class={classOf(look)} href={to}>
    <Inside icon={icon}>{children}</Inside>
  </a>
);

/** An icon stands before the words; the arrow onward stands after them, where it points. */
const Inside = ({ icon, children }: PropsWithChildren<{ icon: IconName | undefined }>) => (
  <>
    {icon && icon !== 'onward' && <Icon name={icon} />}
    {children}
    {icon === 'onward' && <Icon name={icon} />}
  </>
);

/** What cannot be undone is asked twice: the first tap only opens it, also without scripts. */
export const AskedTwice = ({ first, sure, to, children }: PropsWithChildren<{ first: string; sure: string; to: string }>) => (
  <details>
    <summary>{first}</summary>
    {children}
    <form method="post" action={to}>
      <Button look="second">{sure}</Button>
    </form>
  </details>
);

export const Buttons = ({ children }: PropsWithChildren) => <div class="buttons">{children}</div>;
