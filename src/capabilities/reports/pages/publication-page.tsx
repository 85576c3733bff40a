import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { VisiblePublication, VisibleQuestion } from '../reading.ts';
import { baseOf, type Group, type GroupTable, isShown } from '../small-groups/published.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Bars, Numbers } from './bars.tsx';
import { safetyAddress } from './publications-page.tsx';
import report from './report.css';
import { crossingAway, groupInWords, reasonInWords, traitInWords } from './words.ts';

export const reportStyle = report;

interface Props {
  frame: Frame;
  publication: VisiblePublication;
  /** Of whom the figures are shown. */
  group: Group;
}

/** All questions, of one group of people: bars, a table beneath, or the sentence that says why there is none. */
export const PublicationPage = ({ frame, publication, group }: Props) => {
  const { id, title, audience, groups, questions, isUntouched } = publication;
  const name = groupInWords(audience, group);
  const shown = questions.flatMap((question) => question.tables.filter((table) => isOfAll(table, group)).map((table) => ({ question, table })));
  return (
    <StaffPage frame={frame} title={`${title} · ${name}`} styles={[reportStyle]}>
      <article class="report">
        <p class="no-print">
          <a href="/staff/reports">{t('page.back')}</a>
        </p>
        <h1>
          {title} · {name}
        </h1>
        <p>
          {t('page.when', {
            audience: t(`audience.${audience}`),
            from: dateInWords('nl', publication.openedOn),
            until: dateInWords('nl', publication.closedOn),
            published: dateInWords('nl', publication.publishedOn),
          })}
        </p>
        {isUntouched ? (
          <>
            <p>
              {t('page.rounded')} <a href={safetyAddress}>{t('list.safe')}</a>
            </p>
            <Response tables={shown.map(({ table }) => table)} />
            {shown.map(({ question, table }) => (
              <QuestionCard publication={publication} question={question} group={group} table={table} />
            ))}
          </>
        ) : (
          <Notice worry>{t('page.touched')}</Notice>
        )}
      </article>
      <div class="no-print">
        {groups.length > 1 && (
          <>
            <h2>{t('page.groups')}</h2>
            <p class="quiet">{t('page.groups-hint')}</p>
            <ul class="groups">
              {groups.map((other) => (
                <li>
                  <a href={addressOf(id, other)} aria-current={other.id === group.id ? 'page' : undefined}>
                    {groupInWords(audience, other)}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {isUntouched && (
          <>
            <h2>{t('page.take-along')}</h2>
            <p>{t('page.print')}</p>
            <p>
              <LinkButton look="second" to={`/staff/reports/${id}/tables.xlsx`}>
                {t('page.xlsx')}
              </LinkButton>{' '}
              <LinkButton look="second" to={`/staff/reports/${id}/tables.csv`}>
                {t('page.csv')}
              </LinkButton>
            </p>
            {publication.seesWhole && (
              <p class="own-things">
                <a href={`/staff/reports/${id}/school.json`}>{t('network.hand-out')}</a>
              </p>
            )}
          </>
        )}
        {publication.seesWhole && <Proof publication={publication} />}
      </div>
    </StaffPage>
  );
};

const isOfAll = (table: GroupTable, group: Group): boolean => table.group === group.id && table.trait === undefined;

const addressOf = (publication: string, { id, level }: Group): string =>
  level === 'school' ? `/staff/reports/${publication}` : `/staff/reports/${publication}/groups/${encodeURIComponent(id)}`;

/** The same for every question: it is about who took part. */
const Response = ({ tables }: { tables: GroupTable[] }) => {
  const response = tables.find(isShown)?.shown.response;
  return response ? <p>{t(`response.${response}`)}</p> : null;
};

interface CardProps {
  publication: VisiblePublication;
  question: VisibleQuestion;
  group: Group;
  table: GroupTable;
}

const QuestionCard = ({ publication, question, group, table }: CardProps) => (
  <section class="card">
    <h2>{question.text}</h2>
    {isShown(table) ? (
      <>
        {question.several && <p>{t('table.several')}</p>}
        <Bars table={table} several={question.several} />
        <Numbers
          table={table}
          several={question.several}
          caption={t('table.caption', { group: groupInWords(publication.audience, group) })}
          most={baseOf(group.level) - 1}
        />
        <p class="quiet">{t('table.answered', { answered: table.shown.answered })}</p>
        <Crossed question={question} group={group} />
      </>
    ) : (
      <p>{reasonInWords(publication, table)}</p>
    )}
  </section>
);

/** The same answers of the whole school, by language beside each other; both or none. */
const Crossed = ({ question: { tables, several }, group }: Pick<CardProps, 'question' | 'group'>) => {
  const crossed = tables.filter((table) => table.group === group.id && table.trait !== undefined);
  const [first] = crossed;
  if (!first || ('withheld' in first && first.withheld.because === 'same-people')) return null;
  return (
    <>
      <h3>{t('crossed.title')}</h3>
      {crossed.every(isShown) ? (
        crossed.map((table) => (
          <>
            <p>
              <strong>{traitInWords(table.trait)}</strong>
            </p>
            <Bars table={table} several={several} />
            <Numbers table={table} several={several} caption={t('table.caption', { group: traitInWords(table.trait) })} most={baseOf(group.level) - 1} />
          </>
        ))
      ) : (
        <p>{isShown(first) ? null : crossingAway(first)}</p>
      )}
    </>
  );
};

const Proof = ({ publication: { id, fingerprint, questions } }: { publication: VisiblePublication }) => (
  <details>
    <summary>{t('proof.title')}</summary>
    <p>{t('proof.intro')}</p>
    <p>{t('proof.fingerprint')}</p>
    <p class="fingerprint">
      <code>{fingerprint}</code>
    </p>
    <ol>
      {questions.map((question, place) => (
        <li>
          <strong>{question.text}</strong>
          <p>
            <a href={`/staff/reports/${id}/questions/${place}/certificate.json`}>{t('proof.json')}</a>{' '}
            <a href={`/staff/reports/${id}/questions/${place}/problem.lp`}>{t('proof.lp')}</a>
          </p>
          <p class="fingerprint">
            {t('proof.question')} <code>{question.fingerprint}</code>
          </p>
        </li>
      ))}
    </ol>
  </details>
);
