import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  schoolClass: { id: string; name: string };
  /** Where the tablet goes to type the code. */
  address: string;
  code?: string;
  isClosed?: boolean;
  /** For how long the device may be lent, in minutes. */
  minutes: readonly string[];
}

/** Where staff give a device to a class for a set time. */
export const OpenDevicePage = ({ frame, schoolClass, address, code, isClosed = false, minutes }: Props) => (
  <StaffPage frame={frame} title={t('device.title', { name: schoolClass.name })}>
    <h1>{t('device.title', { name: schoolClass.name })}</h1>
    {isClosed && <Notice>{t('device.closed')}</Notice>}
    {code ? (
      <Notice>
        <p>{t('device.go-to')}</p>
        <p>
          <strong>{address}</strong>
        </p>
        <p>{t('device.type-code')}</p>
        <p class="big-code">
          {code.slice(0, 3)} {code.slice(3)}
        </p>
      </Notice>
    ) : (
      <p>{t('device.intro')}</p>
    )}
    <form class="card" method="post" action={`/staff/class-device/${schoolClass.id}`} autocomplete="off">
      <SelectField
        name="minutes"
        label={t('device.minutes')}
        value="30"
        options={minutes.map((value) => ({ value, text: t('device.minutes-count', { minutes: Number(value) }) }))}
      />
      <Buttons>
        <Button icon="tablet">{t('device.open')}</Button>
        <Button look="second" name="here" value="yes">
          {t('device.here')}
        </Button>
        <Button look="quietly" name="close" value="yes">
          {t('device.close')}
        </Button>
      </Buttons>
      <p class="quiet">{t('device.here-hint')}</p>
    </form>
    <LinkButton look="quietly" to={`/staff/classes/${schoolClass.id}`}>
      {t('class.back', { name: schoolClass.name })}
    </LinkButton>
  </StaffPage>
);
