import type { ContactPerson } from '../../shared-with-browser/roster.ts';
import { part } from './steps.ts';

/** The page came before the last of those who begin signed: it would go on saying that the contact point is shut. */
export function showOpenNow(members: readonly ContactPerson[]): void {
  const shut = document.getElementById('too-few');
  if (!shut || members.length === 0) return;
  shut.hidden = true;
  part('open-now').hidden = false;
  part('contact-persons').replaceChildren(
    ...members.map(({ name, duty }) => {
      const row = document.createElement('li');
      row.textContent = `${name}, ${duty}`;
      return row;
    }),
  );
}
