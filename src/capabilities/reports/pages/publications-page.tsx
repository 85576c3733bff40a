import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Heading } from '../store.ts';
import { staffWords as t } from '../texts/staff.ts';

export const safetyAddress = '/staff/reports/safety';
export const networkAddress = '/staff/reports/network';

/**
 * @param seesWhole the whole school, so also what it does together with others
 * @param older where earlier publications are, if there are
 */
interface Props {
  frame: Frame;
  publications: Heading[];
  seesWhole: boolean;
  older?: string | undefined;
}

/** What was published, the newest first. */
export const PublicationsPage = ({ frame, publications, seesWhole, older }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/reports">
    <h1>{t('list.title')}</h1>
    <p>{publications.length === 0 ? t('list.none') : t('list.intro')}</p>
    <p class="own-things">
      <a href={safetyAddress}>{t('list.safe')}</a>
    </p>
    {seesWhole && (
      <p class="own-things">
        <a href={networkAddress}>{t('network.title')}</a>
      </p>
    )}
    <ul class="rows">
      {publications.map(({ id, title, audience, openedOn, closedOn }) => (
        <li>
          <div>
            <strong>{title}</strong>
            <p class="quiet">{t('list.row', { audience: t(`audience.${audience}`), from: dateInWords('nl', openedOn), until: dateInWords('nl', closedOn) })}</p>
          </div>
          <a class="button second" href={`/staff/reports/${id}`} aria-label={t('list.see-of', { title })}>
            {t('list.see')}
          </a>
        </li>
      ))}
    </ul>
    {older && (
      <LinkButton look="second" to={older}>
        {t('list.older')}
      </LinkButton>
    )}
  </StaffPage>
);
