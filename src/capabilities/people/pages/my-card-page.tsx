import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Reader } from '../../../platform/texts/words.ts';
import type { Device } from '../../../platform/web/visitor.ts';
import type { CardStory } from '../store/cards.ts';
import { speakTo } from '../texts/texts.ts';

/** Who printed my card and when it was used: whoever prints a card could use it, so its holder can see it. */
export const MyCardPage = ({ frame, reader, device, cards }: { frame: Frame; reader: Reader; device: Device; cards: CardStory[] }) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('mine.title')}</h1>
      <ReadAloud language={frame.language} />
      {cards.map(({ number, printedOn, printedBy, lastUsedOn }) => (
        <section class="card">
          <h2>{t('mine.number', { number })}</h2>
          <p>
            {printedBy
              ? t('mine.printed', { person: printedBy, day: dateInWords(frame.language, printedOn) })
              : t('mine.printed-by-nobody', { day: dateInWords(frame.language, printedOn) })}
          </p>
          {lastUsedOn && <p>{t('mine.used', { day: dateInWords(frame.language, lastUsedOn) })}</p>}
        </section>
      ))}
      <p>{t('mine.lost')}</p>
      <p>{t(device === 'own' ? 'mine.kept' : 'mine.shared')}</p>
      {device === 'shared' && (
        <form method="post" action="/p/own-device">
          <Button look="second">{t('mine.keep')}</Button>
        </form>
      )}
      <LinkButton look="quietly" to="/p/">
        {t('mine.back')}
      </LinkButton>
    </FamilyPage>
  );
};
