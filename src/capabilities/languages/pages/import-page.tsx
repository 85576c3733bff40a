import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { ImportSlip } from '../rules/importing.ts';
import type { OtherLanguage } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

/** A part of a file that was not kept, with both sides of it. */
export interface RefusedPart {
  slip: ImportSlip;
  /** Of the text, where there is one. */
  title: string | undefined;
  source: string;
  target: string;
  /** As the text says it now. */
  dutch: string | undefined;
}

interface Props {
  frame: Frame;
  /** How many parts were kept of each text. */
  kept: { id: string; title: string; language: OtherLanguage; count: number }[];
  refused: RefusedPart[];
}

/** What came of a file: what somebody can check now, and what could not be kept with its words. */
export const ImportPage = ({ frame, kept, refused }: Props) => (
  <StaffPage frame={frame} title={t('import.title')} here="/staff/own-texts">
    <h1>{t('import.title')}</h1>
    {kept.length > 0 && <Notice>{t('import.kept')}</Notice>}
    {kept.length === 0 && refused.length === 0 && <Notice>{t('import.nothing-new')}</Notice>}
    <ul class="rows">
      {kept.map(({ id, title, language, count }) => (
        <li>
          <div>
            <strong>{title}</strong>
            <p class="quiet">{t('import.count', { count, language: t(`language.${language}`) })}</p>
          </div>
          <a class="button second" href={`/staff/own-texts/${id}/${language}`}>
            {t('import.check')}
          </a>
        </li>
      ))}
    </ul>
    {refused.length > 0 && <h2>{t('import.refused')}</h2>}
    {refused.map(({ slip, title, source, target, dutch }) => (
      <section class="card">
        {title && <h3>{title}</h3>}
        <p>
          <strong>{t(slip)}</strong>
        </p>
        <dl>
          <dt>{t('import.in-file')}</dt>
          <dd>{source}</dd>
          {dutch && dutch !== source && (
            <>
              <dt>{t('import.now')}</dt>
              <dd>{dutch}</dd>
            </>
          )}
          <dt>{t('import.translation')}</dt>
          <dd>
            <bdi>{target}</bdi>
          </dd>
        </dl>
      </section>
    ))}
    <LinkButton look="quietly" to="/staff/own-texts">
      {t('text.back')}
    </LinkButton>
  </StaffPage>
);
