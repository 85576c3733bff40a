import type { Child } from 'hono/jsx';
import { Icon, type IconName } from '../icon/icon.tsx';

export interface Option {
  value: string;
  text: Child;
  /** A second line under the text. */
  more?: Child | undefined;
  icon?: IconName | undefined;
}

/** One of several, or several of them. All options are equally large and of one colour. */
export const Choices = ({
  name,
  options,
  chosen = [],
  several = false,
}: {
  name: string;
  options: Option[];
  chosen?: readonly string[];
  several?: boolean;
}) => (
  <>
    {options.map(({ value, text, more, icon }) => (
      <label class="choice">
        <input type={several ? 'checkbox' : 'radio'} name={name} value={value} checked={chosen.includes(value)} />
        {icon && <Icon name={icon} />}
        <span>
          {text}
          {more && <small>{more}</small>}
        </span>
      </label>
    ))}
  </>
);
