import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { sheetStyle } from '../../../platform/pages/sheet/sheet.ts';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { TranslatedOnPaper } from '../../languages/index.tsx';
import { staffWords as t } from '../texts/staff.ts';
import { speakTo } from '../texts/texts.ts';
import { type PlanShown, PlanTold } from './plan-page.tsx';
import print from './print.css';

export const printStyle = print;

/** A plan on paper: one A5 a language. */
export const PrintPage = ({ frame, sheets }: { frame: Frame; sheets: { language: Language; plan: PlanShown; reassurance: string }[] }) => (
  <StaffPage frame={frame} title={t('print.title')} styles={[sheetStyle, printStyle]} here="/staff/catch-up">
    <div class="no-print">
      <h1>{t('print.title')}</h1>
      <p>{t('print.hint')}</p>
    </div>
    {sheets.map(({ language, plan, reassurance }) => (
      <section class="sheet plan" lang={localeOf(language)} dir={directionOf(language)}>
        <h2 class="title">{speakTo('guardian', language)('plans.title')}</h2>
        <p>{reassurance}</p>
        <PlanTold frame={{ ...frame, language }} t={speakTo('guardian', language)} plan={plan} />
        <TranslatedOnPaper frame={{ ...frame, language }} shown={plan.text} />
      </section>
    ))}
  </StaffPage>
);
