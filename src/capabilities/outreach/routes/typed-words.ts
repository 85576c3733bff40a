import type { Form } from '../../../platform/web/forms.ts';

/** What was typed in a large field. A browser counts the end of a line as one character and sends two. */
export const typedWords = (form: Form, name: string, most = 2000): string => form.text(name).replaceAll('\r\n', '\n').slice(0, most);

/** A day as it was typed, whatever it is. */
export const typedDay = (form: Form, name: string): string => form.text(name).slice(0, 20);
