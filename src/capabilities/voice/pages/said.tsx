import type { Child } from 'hono/jsx';
import { Icon, type IconName } from '../../../platform/pages/icon/icon.tsx';
import type { Choice } from '../rules/choices.ts';
import type { Side } from '../rules/lists.ts';
import saidStyleSheet from './said.css';

export const saidStyle = saidStyleSheet;

/** The same drawing where something is said and where it is told what came out. */
export const iconOf: Record<Choice | Side, IconName> = { agree: 'check', disagree: 'cross', pass: 'ellipsis', unclear: 'question', divided: 'apart' };

/** Statements below each other, each with what was said of it. */
export const Statements = ({ children }: { children: Child }) => <ul class="statements">{children}</ul>;

export const Saying = ({ what, children }: { what: Choice | Side; children: Child }) => (
  <span class="saying">
    <Icon name={iconOf[what]} /> <span>{children}</span>
  </span>
);
