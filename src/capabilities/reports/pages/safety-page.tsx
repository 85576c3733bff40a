import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { staffWords as t } from '../texts/staff.ts';

const rules = ['safe.once', 'safe.ten', 'safe.three', 'safe.rounded', 'safe.alike', 'safe.crossed', 'safe.beside', 'safe.year', 'safe.words'] as const;

/** What keeps people out of the figures, in words for whoever reads them. */
export const SafetyPage = ({ frame }: { frame: Frame }) => (
  <StaffPage frame={frame} title={t('safe.title')}>
    <p class="own-things">
      <a href="/staff/reports">{t('page.back')}</a>
    </p>
    <h1>{t('safe.title')}</h1>
    <p>{t('safe.promise')}</p>
    <h2>{t('safe.rules')}</h2>
    <ul>
      {rules.map((rule) => (
        <li>{t(rule)}</li>
      ))}
    </ul>
    <h2>{t('safe.proof')}</h2>
    <p>{t('safe.attacker')}</p>
    <p>{t('safe.check')}</p>
    <h2>{t('safe.not')}</h2>
    <p>{t('safe.not-text')}</p>
  </StaffPage>
);
