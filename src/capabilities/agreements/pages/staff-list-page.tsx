import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords, dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { staffWords as t } from '../texts/staff.ts';

/** An agreement in the list of the staff. */
export interface StaffLine {
  id: string;
  title: string;
  subject: string;
  forWhom: string;
  from: Day | null;
  until: Day | null;
}

interface Props {
  frame: Frame;
  /** Laid before the staff, or still being written (for the leadership only). */
  drafts: (StaffLine & { isAsked: boolean; openDoubts: number })[];
  holding: StaffLine[];
  coming: StaffLine[];
  over: StaffLine[];
  mayWrite: boolean;
  publicAddress: string;
}

/** One place for what was agreed. */
export const StaffListPage = ({ frame, drafts, holding, coming, over, mayWrite, publicAddress }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/agreements">
    <h1>{t('list.title')}</h1>
    <p>{t('list.intro')}</p>
    {mayWrite && <LinkButton to="/staff/agreements/new">{t('list.new')}</LinkButton>}
    {drafts.length > 0 && (
      <>
        <h2>{t('list.drafts')}</h2>
        <ul class="rows">
          {drafts.map(({ isAsked, openDoubts, ...line }) => (
            <Row line={line} to={isAsked || !mayWrite ? `/staff/agreements/${line.id}` : `/staff/agreements/${line.id}/draft`}>
              {isAsked ? t('list.asked', { doubts: openDoubts }) : t('list.writing')}
            </Row>
          ))}
        </ul>
      </>
    )}
    <h2>{t('list.holding')}</h2>
    {holding.length === 0 && <p>{t('list.none')}</p>}
    <Rows lines={holding} sentence={({ until }) => (until ? t('list.until', { day: dateInWords('nl', until) }) : '')} />
    {coming.length > 0 && <h2>{t('list.coming')}</h2>}
    <Rows lines={coming} sentence={({ from }) => (from ? t('list.from', { day: dateInWords('nl', from) }) : '')} />
    {over.length > 0 && (
      <details>
        <summary>{t('list.over', { count: over.length })}</summary>
        <Rows lines={over} sentence={({ until }) => (until ? t('list.ended', { day: dateInWords('nl', until) }) : '')} />
      </details>
    )}
    <p class="quiet">{t('list.public', { address: publicAddress })}</p>
  </StaffPage>
);

const Rows = ({ lines, sentence }: { lines: StaffLine[]; sentence(line: StaffLine): string }) => (
  <ul class="rows">
    {lines.map((line) => (
      <Row line={line} to={`/staff/agreements/${line.id}`}>
        {sentence(line)}
      </Row>
    ))}
  </ul>
);

const Row = ({ line, to, children }: { line: StaffLine; to: string; children: string }) => (
  <li>
    <div>
      <strong>{line.title || line.subject}</strong>
      <p class="quiet">
        {line.forWhom} {children}
      </p>
    </div>
    <LinkButton look="second" to={to}>
      {t('list.look')}
      <span class="off-screen">{` ${line.title || line.subject}`}</span>
    </LinkButton>
  </li>
);

interface TodayProps {
  toRead: { id: string; title: string; askedOn: Day }[];
  doubts: { id: string; title: string; count: number }[];
  ending: { id: string; title: string; until: Day }[];
}

/** On Vandaag: what asks whether one joins in; for the leadership also doubts that wait, and what ends soon. */
export const TodayCard = ({ toRead, doubts, ending }: TodayProps) => (
  <section class="card">
    <h2>{t('today.title')}</h2>
    <ul class="rows">
      {toRead.map(({ id, title, askedOn }) => (
        <li>
          <a href={`/staff/agreements/${id}`}>{t('today.read', { title, day: dayInWords('nl', askedOn) })}</a>
        </li>
      ))}
      {doubts.map(({ id, title, count }) => (
        <li>
          <a href={`/staff/agreements/${id}`}>{t('today.doubts', { title, count })}</a>
        </li>
      ))}
      {ending.map(({ id, title, until }) => (
        <li>
          <a href={`/staff/agreements/${id}`}>{t('today.ends', { title, day: dayInWords('nl', until) })}</a>
        </li>
      ))}
    </ul>
  </section>
);
