import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { contactPointAddress, FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import type { CardSlip } from '../rules/card-code.ts';
import { zeroBits } from '../rules/puzzle.ts';
import { speakTo } from '../texts/texts.ts';

interface DoorProps {
  frame: Frame;
  school: { slug: string; name: string; phone: string | null };
  typed?: { number: string; secret: string; ownDevice: boolean };
  slips?: Partial<Record<'number' | 'secret', CardSlip>>;
  /** Work for the browser while somebody is guessing codes. */
  puzzle?: string;
  /** Why the card did not open the door. */
  trouble?: 'card.unknown' | 'card.busy' | { waitMinutes: number };
  /** Somebody asked to be remembered on this device: they need no card. */
  isKnown?: boolean;
  /** The card was scanned, so nothing was typed that could be looked at again. */
  isScanned?: boolean;
}

/** Where a card opens the door. With scripts the element reads the QR code's part of the address, which never reaches a server by itself. */
export const DoorPage = ({ frame, school, typed, slips = {}, trouble, isScanned = false, isKnown = false, puzzle }: DoorProps) => {
  const t = speakTo('pupil', frame.language);
  const secretSlip = trouble === 'card.unknown' && !isScanned ? trouble : slips.secret;
  return (
    <FamilyPage frame={{ ...frame, school: school.name, contactPoint: contactPointAddress(school.slug) }} elements={['card-door']}>
      <h1>{t('door.title', { school: school.name })}</h1>
      <ReadAloud language={frame.language} />
      {trouble && trouble !== secretSlip && (
        <Notice worry>
          {typeof trouble === 'object' ? t('card.wait', { minutes: trouble.waitMinutes }) : t(trouble === 'card.unknown' ? 'card.over' : trouble)}
        </Notice>
      )}
      {isKnown && (
        <LinkButton look="second" icon="onward" to="/p/known">
          {t('door.known')}
        </LinkButton>
      )}
      <p>{t('door.intro')}</p>
      <card-door puzzle={puzzle} bits={puzzle && String(zeroBits)}>
        <form method="post" action={`/at/${school.slug}`} autocomplete="off">
          <TextField
            name="number"
            label={t('door.number')}
            hint={t('door.number-hint')}
            slip={slips.number && t(slips.number)}
            value={typed?.number ?? ''}
            inputmode="numeric"
            maxlength={20}
            dir="ltr"
          />
          <TextField
            name="secret"
            label={t('door.secret')}
            hint={t('door.secret-hint')}
            slip={secretSlip && t(secretSlip)}
            value={typed?.secret ?? ''}
            maxlength={40}
            dir="ltr"
          />
          <label class="choice">
            <input type="checkbox" name="own-device" value="yes" checked={typed?.ownDevice ?? false} />
            <span>{t('door.own-device')}</span>
          </label>
          <Buttons>
            <Button icon="onward">{t('door.go')}</Button>
          </Buttons>
        </form>
      </card-door>
      <p>{school.phone ? t('door.no-card', { phone: school.phone }) : t('door.no-card-no-phone')}</p>
      <p class="own-things">
        <a href="/staff">{t('door.staff')}</a>
      </p>
    </FamilyPage>
  );
};

export const SchoolsPage = ({ frame, schools }: { frame: Frame; schools: { slug: string; name: string }[] }) => {
  const t = speakTo('pupil', frame.language);
  return (
    <FamilyPage frame={frame}>
      <h1>{t('door.choose-school')}</h1>
      <ReadAloud language={frame.language} />
      {schools.map(({ slug, name }) => (
        <a class="button second" href={`/at/${slug}`}>
          {name}
        </a>
      ))}
    </FamilyPage>
  );
};
