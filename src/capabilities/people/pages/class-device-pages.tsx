import { Button, Buttons } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import type { CardSlip } from '../rules/card-code.ts';
import { speakTo } from '../texts/texts.ts';

interface NextChildProps {
  frame: Frame;
  school: string;
  className: string;
  /** Kept when the code has a slip; the code is not, because the tablet goes round. */
  number?: string;
  slips?: Partial<Record<'number' | 'secret', CardSlip>>;
  trouble?: 'card.unknown' | 'card.busy' | 'device.other-class' | { waitMinutes: number };
}

/** Between two children: an empty screen that waits for a card, and shows nothing of whoever came before. */
export const NextChildPage = ({ frame, school, className, number, slips, trouble }: NextChildProps) => {
  const t = speakTo('pupil', frame.language);
  return (
    <FamilyPage frame={frame} place={t('device.title', { school, className })} elements={['scan-card']}>
      <h1>{t('device.next')}</h1>
      <ReadAloud language={frame.language} />
      {trouble && <Notice worry>{typeof trouble === 'object' ? t('card.wait', { minutes: trouble.waitMinutes }) : t(trouble)}</Notice>}
      {!trouble && !slips && <Notice>{t('device.cleared')}</Notice>}
      <p>{t('device.intro')}</p>
      <scan-card>
        <form method="post" action="/class-device/turns" autocomplete="off">
          <button type="button" class="button second" hidden>
            {t('device.scan')}
          </button>
          <TextField
            name="number"
            label={t('door.number')}
            hint={t('door.number-hint')}
            slip={slips?.number && t(slips.number)}
            value={number ?? ''}
            inputmode="numeric"
            maxlength={20}
            dir="ltr"
          />
          <TextField name="secret" label={t('door.secret')} hint={t('door.secret-hint')} slip={slips?.secret && t(slips.secret)} maxlength={40} dir="ltr" />
          <Buttons>
            <Button icon="onward">{t('door.go')}</Button>
          </Buttons>
        </form>
      </scan-card>
    </FamilyPage>
  );
};

/** Where a device is given to a class with the six digits that a member of staff sees. */
export const PairDevicePage = ({
  frame,
  school,
  trouble,
}: {
  frame: Frame;
  school: { slug: string; name: string };
  trouble?: 'device.code-unknown' | 'device.over';
}) => {
  const t = speakTo('pupil', frame.language);
  return (
    <FamilyPage frame={{ ...frame, school: school.name }}>
      <h1>{t('device.pair')}</h1>
      <ReadAloud language={frame.language} />
      {trouble === 'device.over' && <Notice>{t('device.over')}</Notice>}
      <form method="post" action={`/class-device/at/${school.slug}`} autocomplete="off">
        <TextField
          name="code"
          label={t('device.code')}
          hint={t('device.code-hint')}
          slip={trouble === 'device.code-unknown' ? t(trouble) : undefined}
          inputmode="numeric"
          maxlength={12}
        />
        <Buttons>
          <Button icon="tablet">{t('door.go')}</Button>
        </Buttons>
      </form>
    </FamilyPage>
  );
};
