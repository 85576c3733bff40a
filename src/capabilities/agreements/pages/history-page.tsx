import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { OwnLine, type OwnTextShown, OwnWords } from '../../languages/index.tsx';
import { type Piece, piecesOf } from '../rules/difference.ts';
import type { FamilyField } from '../rules/words.ts';
import { speakTo } from '../texts/texts.ts';
import { publicAddress } from './address.ts';

/** What one version changed. */
export interface Change {
  since: Day;
  text: OwnTextShown;
  /** In Dutch; undefined for the first version. */
  fields: FieldChange[] | undefined;
}

export interface FieldChange {
  field: FamilyField;
  pieces: Piece[];
}

interface Props {
  frame: Frame;
  reader: Reader;
  school: string;
  name: string;
  /** The newest first. */
  changes: Change[];
  /** Whether somebody who came in with a card reads it, and goes back to what they can do there. */
  isKnown?: boolean;
}

/** What an agreement said before, and what changed. */
export const HistoryPage = ({ frame, reader, school, name, changes, isKnown = false }: Props) => {
  const t = speakTo(reader, frame.language);
  const [newest] = changes;
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={isKnown} isPublic={!isKnown}>
      <h1>{t('history.title')}</h1>
      {newest && (
        <p>
          <strong>
            <OwnLine frame={frame} shown={newest.text} part="title" />
          </strong>
        </p>
      )}
      {frame.language !== 'nl' && <p class="quiet">{t('history.in-dutch')}</p>}
      {changes.map(({ since, text, fields }) => (
        <section class="card">
          <h2>{t('history.since', { day: dateInWords(frame.language, since) })}</h2>
          <OwnWords frame={frame} shown={text} part="whatChanged" />
          {fields ? <Fields frame={frame} t={t} fields={fields} /> : <p>{t('history.first')}</p>}
        </section>
      ))}
      <LinkButton look="quietly" to={isKnown ? `/p/agreements/${name}` : `${publicAddress(school, name)}?in=${frame.language}`}>
        {t('ask.back')}
      </LinkButton>
    </FamilyPage>
  );
};

const Fields = ({ frame, t, fields }: { frame: Frame; t: ReturnType<typeof speakTo>; fields: FieldChange[] }) => {
  const dutch = frame.language === 'nl' ? {} : ({ lang: 'nl-BE', dir: 'ltr' } as const);
  return (
    <>
      {fields.map(({ field, pieces }) => (
        <>
          <h3>{headingOf(t, field)}</h3>
          <Beneath label={t('history.before')} pieces={pieces} without="added" nothing={t('history.nothing')} tongue={dutch} />
          <Beneath label={t('history.now')} pieces={pieces} without="removed" nothing={t('history.nothing')} tongue={dutch} />
        </>
      ))}
    </>
  );
};

function headingOf(t: ReturnType<typeof speakTo>, field: FamilyField): string {
  if (field === 'title' || field === 'whatChanged') return t('history.title');
  return field === 'forChildren' ? t('page.decided') : t(`page.${field}`);
}

interface SideProps {
  pieces: Piece[];
  without: 'added' | 'removed';
  nothing: string;
}

/** One side in its own language, on lines of its own. */
const Beneath = ({ label, tongue, ...side }: SideProps & { label: string; tongue: { lang?: string; dir?: 'ltr' } }) => (
  <>
    <p class="quiet">{label}</p>
    <p {...(piecesOf(side.pieces, side.without).length > 0 ? tongue : {})}>
      <Side {...side} />
    </p>
  </>
);

/** The text before or after a change; what is only in it stands out in weight or with a line through it. */
export const Side = ({ pieces, without, nothing }: SideProps) => {
  const shown = piecesOf(pieces, without);
  if (shown.length === 0) return <span>{nothing}</span>;
  return (
    <span>
      {shown.map(({ what, words }) => {
        if (what === 'same') return words;
        return what === 'added' ? <strong>{words}</strong> : <del>{words}</del>;
      })}
    </span>
  );
};
