import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { NotAsked } from '../store/coverage.ts';
import { staffWords as t } from '../texts/staff.ts';
import { CoverageTable, type CoverageWithPromises, NotAskedList } from './coverage-pages.tsx';

interface Props {
  schoolClass: { id: string; name: string };
  open: { from: Day; until: Day; reader: string; substitute: string } | undefined;
  coverage: CoverageWithPromises[];
  notAsked: NotAsked[];
}

/** What a teacher does for one class in five minutes: see whom nobody asked yet, and ask. */
export const ClassCard = ({ schoolClass: { id, name }, open, coverage, notAsked }: Props) => (
  <>
    <section class="card">
      <h2>{t('class.title')}</h2>
      {open ? (
        <>
          <Notice>
            <p>{t('class.open', { from: dayInWords('nl', open.from), until: dayInWords('nl', open.until) })}</p>
            <p>{t('class.readers', { reader: open.reader, substitute: open.substitute })}</p>
          </Notice>
          <p>{t('class.tools')}</p>
          <LinkButton icon="message" to={`/staff/check-ins/${id}/talks`}>
            {t('class.tool-talk')}
          </LinkButton>{' '}
          <LinkButton icon="tablet" look="second" to={`/staff/class-device/${id}`}>
            {t('class.tool-device')}
          </LinkButton>{' '}
          <LinkButton icon="paper" look="second" to={`/staff/check-ins/${id}/paper`}>
            {t('class.tool-paper')}
          </LinkButton>
        </>
      ) : (
        <form method="post" action={`/staff/check-ins/${id}/occasions`}>
          <p>{t('class.shut')}</p>
          <Button>{t('class.open-now')}</Button>
        </form>
      )}
      <p class="own-things">
        <a href={`/staff/check-ins/${id}`}>{t('class.rhythm')}</a>
      </p>
    </section>
    {open && (
      <section class="card">
        <NotAskedList pupils={notAsked} />
      </section>
    )}
    <section class="card">
      <CoverageTable name={name} coverage={coverage} />
    </section>
  </>
);
