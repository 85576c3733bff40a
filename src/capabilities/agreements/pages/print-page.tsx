import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { QrCode } from '../../../platform/pages/qr-code/qr-code.tsx';
import { sheetStyle } from '../../../platform/pages/sheet/sheet.ts';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { OwnLine, TranslatedOnPaper } from '../../languages/index.tsx';
import type { AgreementShown } from '../reading.ts';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import { Said } from './agreement-page.tsx';
import print from './print.css';

export const printStyle = print;

interface Props {
  frame: Frame;
  /** The same agreement in each language that families read, Dutch first. */
  sheets: { language: Language; agreement: AgreementShown }[];
  /** Whole, with the name of the machine. */
  address: string;
}

/** On paper, for the gate and for who has no device: one A5 a language, with a code that leads to its permanent address. */
export const PrintPage = ({ frame, sheets, address }: Props) => (
  <StaffPage frame={frame} title={t('print.title')} styles={[sheetStyle, printStyle]} here="/staff/agreements">
    <div class="no-print">
      <h1>{t('print.title')}</h1>
      <p>{t('print.hint')}</p>
    </div>
    {sheets.map(({ language, agreement }) => (
      <section class="sheet agreement" lang={localeOf(language)} dir={directionOf(language)}>
        <div class="head">
          <h2>
            <OwnLine frame={{ ...frame, language }} shown={agreement.text} part="title" />
          </h2>
          <QrCode text={address} label={address} />
        </div>
        <Said frame={{ ...frame, language }} t={speakTo('guardian', language)} reader="guardian" agreement={agreement} />
        <TranslatedOnPaper frame={{ ...frame, language }} shown={agreement.text} />
        <p class="address" dir="ltr">
          {address}
        </p>
      </section>
    ))}
  </StaffPage>
);
