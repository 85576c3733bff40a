import type { Frame } from '../../../platform/pages/page.tsx';
import { directionOf, localeOf } from '../../../platform/texts/words.ts';
import { type OwnTextShown, OwnWords } from '../../languages/index.tsx';
import { linesOf } from '../rules/words.ts';

/** A part of a text of the school with one thing a line, as a list; where it is no plain translation it is shown as other parts are. */
export const OwnList = ({ frame, shown, part }: { frame: Frame; shown: OwnTextShown; part: string }) => {
  const words = shown.parts[part];
  if (!words) return null;
  if (words.state === 'outdated' || words.state === 'by-machine') return <OwnWords frame={frame} shown={shown} part={part} />;
  const other = words.language !== frame.language;
  return (
    <ul lang={other ? localeOf(words.language) : undefined} dir={other ? directionOf(words.language) : undefined}>
      {linesOf(words.text).map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};
