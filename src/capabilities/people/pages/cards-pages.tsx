import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { QrCode } from '../../../platform/pages/qr-code/qr-code.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import { directionOf, localeOf } from '../../../platform/texts/words.ts';
import { printed } from '../rules/card-code.ts';
import type { CardHolderRow } from '../store/card-holders.ts';
import type { PrintableCard } from '../store/cards.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import sheet from './card-sheet.css';

export const cardSheetStyle = sheet;

interface CardsProps {
  frame: Frame;
  schoolClass: { id: string; name: string };
  holders: CardHolderRow[];
  slip?: boolean;
  revoked?: number;
}

/** Who of a class has a card; printing new ones, and ending lost ones. */
export const CardsPage = ({ frame, schoolClass, holders, slip = false, revoked }: CardsProps) => (
  <StaffPage frame={frame} title={t('cards.title', { name: schoolClass.name })}>
    <h1>{t('cards.title', { name: schoolClass.name })}</h1>
    {revoked !== undefined && <Notice>{t('cards.revoked', { count: revoked })}</Notice>}
    <p>{t('cards.intro')}</p>
    <form method="post" action={`/staff/cards/${schoolClass.id}`} autocomplete="off">
      {slip && <Notice worry>{t('cards.choose')}</Notice>}
      <Buttons>
        <Button icon="printer" name="do" value="print-missing">
          {t('cards.print-missing')}
        </Button>
      </Buttons>
      {(['pupil', 'guardian'] as const).map((kind) => (
        <fieldset>
          <legend>
            <h2>{t(`cards.${kind}s`)}</h2>
          </legend>
          <div class="columns">
            <Choices
              name="person"
              several
              options={holders.filter((holder) => holder.kind === kind).map((holder) => ({ value: holder.id, text: nameOf(holder), more: stateOf(holder) }))}
            />
          </div>
        </fieldset>
      ))}
      <Buttons>
        <Button icon="printer" name="do" value="print">
          {t('cards.print')}
        </Button>
        <Button look="second" name="do" value="revoke">
          {t('cards.revoke')}
        </Button>
      </Buttons>
    </form>
    <LinkButton look="quietly" to={`/staff/classes/${schoolClass.id}`}>
      {t('class.back', { name: schoolClass.name })}
    </LinkButton>
  </StaffPage>
);

const nameOf = ({ givenName, familyName, pupilNames }: CardHolderRow): string =>
  `${givenName} ${familyName}${pupilNames.length > 0 ? ` (${pupilNames.join(', ')})` : ''}`;

function stateOf({ printedOn, lastUsedOn }: CardHolderRow): string {
  if (!printedOn) return t('cards.none');
  const since = t('cards.printed', { day: dateInWords('nl', printedOn) });
  return lastUsedOn ? `${since} ${t('cards.used', { day: dateInWords('nl', lastUsedOn) })}` : since;
}

interface SheetProps {
  frame: Frame;
  schoolClass: { id: string; name: string };
  school: { name: string; slug: string };
  /** The address of the site. */
  address: string;
  cards: (PrintableCard & { holder: CardHolderRow })[];
}

/** Shown once: the secrets are nowhere else. Eight cards on an A4, each in its holder's language, with lines to cut along. */
export const CardSheetPage = ({ frame, schoolClass, school, address, cards }: SheetProps) => (
  <StaffPage frame={frame} title={t('cards.sheet')} styles={[cardSheetStyle]}>
    <div class="no-print">
      <h1>{t('cards.sheet')}</h1>
      <Notice>{t('cards.once', { count: cards.length })}</Notice>
      <p>{t('codes.print')}</p>
      <p>{t('cards.handing-out')}</p>
      <LinkButton to={`/staff/cards/${schoolClass.id}`}>{t('cards.done')}</LinkButton>
    </div>
    <div class="sheet">
      {cards.map((card) => (
        <PrintedCard card={card} school={school} className={schoolClass.name} address={address} />
      ))}
    </div>
  </StaffPage>
);

const PrintedCard = ({
  card,
  school,
  className,
  address,
}: {
  card: SheetProps['cards'][number];
  school: SheetProps['school'];
  className: string;
  address: string;
}) => {
  const { holder, number, secret, token } = card;
  const say = speakTo(holder.kind, holder.language);
  const place = `${address}/at/${school.slug}`;
  return (
    <section class="printed-card" lang={localeOf(holder.language)} dir={directionOf(holder.language)}>
      <div>
        <p class="who">
          <bdi>
            {holder.givenName} {holder.familyName}
          </bdi>{' '}
          · {className}
        </p>
        <p>{say('print.scan', { school: school.name })}</p>
        <p dir="ltr" class="address">
          {place.replace(/^https?:\/\//, '')}
        </p>
        <p>
          {say('door.number')}: <strong dir="ltr">{number}</strong>
        </p>
        <p>
          {say('door.secret')}: <strong dir="ltr">{printed(secret)}</strong>
        </p>
        <p class="small">{say('print.keep')}</p>
      </div>
      <QrCode text={`${place}#k=${token}`} label={say('print.qr')} />
    </section>
  );
};
