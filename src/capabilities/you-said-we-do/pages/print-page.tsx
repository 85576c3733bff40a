import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { QrCode } from '../../../platform/pages/qr-code/qr-code.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { TranslatedOnPaper } from '../../languages/index.tsx';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import print from './print.css';
import { ThemeTold, type ToldOccasion } from './told-page.tsx';

export const printStyle = print;

interface Props {
  frame: Frame;
  /** The same occasion in each language that families read, Dutch first. */
  sheets: { language: Language; occasion: ToldOccasion }[];
  publicAddress: string;
}

/** On paper, for the gate and for who has no device: a sheet a language, on A4 or A5. */
export const PrintPage = ({ frame, sheets, publicAddress }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} styles={[printStyle]} here="/staff/you-said">
    <div class="no-print">
      <h1>{t('themes.print')}</h1>
      <p>{t('print.hint')}</p>
    </div>
    {sheets.map(({ language, occasion }) => (
      <section class="sheet" lang={localeOf(language)} dir={directionOf(language)}>
        <h2>{speakTo('guardian', language)('card.title')}</h2>
        <p>
          <span lang="nl" dir="ltr">
            {occasion.title}
          </span>
        </p>
        {occasion.themes.map((theme) => (
          <div class="theme">
            <ThemeTold theme={theme} frame={{ ...frame, language }} reader="guardian" answeredBy={occasion.answeredBy} />
            <TranslatedOnPaper frame={{ ...frame, language }} shown={theme.shown} />
          </div>
        ))}
        <div class="more">
          <QrCode text={publicAddress} label={publicAddress} />
          <p>
            <span dir="ltr">{publicAddress}</span>
          </p>
        </div>
      </section>
    ))}
  </StaffPage>
);
