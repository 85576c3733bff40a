import type { PropsWithChildren } from 'hono/jsx';

interface Props {
  name: string;
  label: string;
  hint?: string | undefined;
  /** What to do differently, beside the field; never "fout". */
  slip?: string | undefined;
}

interface InputProps extends Props {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number';
  inputmode?: 'text' | 'numeric';
  autocomplete?: string;
  maxlength?: number;
  /** Codes run from left to right in every language. */
  dir?: 'ltr';
}

export const TextField = ({ name, label, hint, slip, value, type = 'text', inputmode, autocomplete = 'off', maxlength = 200, dir }: InputProps) => (
  <Field name={name} label={label} hint={hint} slip={slip}>
    <input
      id={name}
      name={name}
      type={type}
      value={value}
      inputmode={inputmode}
      autocomplete={autocomplete}
      maxlength={maxlength}
      dir={dir}
      spellcheck={false}
      autofocus={slip !== undefined}
      aria-describedby={describedBy(name, hint, slip)}
    />
  </Field>
);

interface WordsProps extends Props {
  value?: string;
  maxlength?: number;
  /** What is typed is shown to no spelling or translation service of the browser, and belongs to no form that could be sent. */
  isPrivate?: boolean;
  /** Of what is typed, where it is not that of the page. */
  language?: string;
}

export const WordsField = ({ name, label, hint, slip, value, maxlength = 2000, isPrivate = false, language }: WordsProps) => (
  <Field name={name} label={label} hint={hint} slip={slip}>
    <textarea
      id={name}
      name={isPrivate ? undefined : name}
      lang={language}
      maxlength={maxlength}
      autocomplete="off"
      spellcheck={isPrivate ? false : undefined}
      translate={isPrivate ? 'no' : undefined}
      dir="auto"
      aria-describedby={describedBy(name, hint, slip)}
    >
      {value}
    </textarea>
  </Field>
);

export const SelectField = ({
  name,
  label,
  hint,
  slip,
  value,
  options,
}: Props & { value?: string | undefined; options: { value: string; text: string }[] }) => (
  <Field name={name} label={label} hint={hint} slip={slip}>
    <select id={name} name={name} autocomplete="off" aria-describedby={describedBy(name, hint, slip)}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.text}
        </option>
      ))}
    </select>
  </Field>
);

const Field = ({ name, label, hint, slip, children }: PropsWithChildren<Props>) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {children}
    {slip && (
      <p class="slip" id={`${name}-slip`}>
        {slip}
      </p>
    )}
  </div>
);

const describedBy = (name: string, hint?: string, slip?: string): string | undefined =>
  [hint && `${name}-hint`, slip && `${name}-slip`].filter(Boolean).join(' ') || undefined;
