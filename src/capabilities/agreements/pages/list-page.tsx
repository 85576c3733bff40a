import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Reader } from '../../../platform/texts/words.ts';
import { OwnLine } from '../../languages/index.tsx';
import type { AgreementLine } from '../reading.ts';
import { speakTo } from '../texts/texts.ts';
import { publicAddress } from './address.ts';

interface Props {
  frame: Frame;
  reader: Reader;
  school: string;
  lines: AgreementLine[];
  isKnown: boolean;
}

/** All agreements that hold now or soon, the newest change on top. */
export const ListPage = ({ frame, reader, school, lines, isKnown }: Props) => {
  const t = speakTo(reader, frame.language);
  const to = (name: string): string => (isKnown ? `/p/agreements/${name}` : `${publicAddress(school, name)}?in=${frame.language}`);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn={isKnown} isPublic={!isKnown}>
      <h1>{t('card.title')}</h1>
      <ReadAloud language={frame.language} />
      <p>{lines.length > 0 ? t('list.intro') : t('list.none')}</p>
      {lines.map(({ name, text, publishedOn, isNew, startsOn }) => (
        <section class="card">
          <h2>
            <a href={to(name)}>
              <OwnLine frame={frame} shown={text} part="title" />
            </a>
          </h2>
          {isNew && <p class="quiet">{t('list.new', { day: dateInWords(frame.language, publishedOn) })}</p>}
          {startsOn && <p class="quiet">{t('list.starts', { day: dateInWords(frame.language, startsOn) })}</p>}
        </section>
      ))}
      {isKnown && (
        <LinkButton look="quietly" to="/p/">
          {t('list.on')}
        </LinkButton>
      )}
    </FamilyPage>
  );
};

/** On the first page of a family. */
export const AgreementsCard = ({ frame, reader, newest }: { frame: Frame; reader: Reader; newest: AgreementLine | undefined }) => {
  const t = speakTo(reader, frame.language);
  return (
    <section class="card">
      <p>
        <strong>{t('card.title')}</strong>
      </p>
      {newest?.isNew && (
        <p>
          {t('card.new')}{' '}
          <a href={`/p/agreements/${newest.name}`}>
            <OwnLine frame={frame} shown={newest.text} part="title" />
          </a>
        </p>
      )}
      <LinkButton look="second" to="/p/agreements">
        {t('card.read')}
      </LinkButton>
    </section>
  );
};
