import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { NamedSaid, NamelessWords } from '../reading.ts';
import { schoolCan } from '../rules/shipped-sets.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Attachments } from './attached.tsx';
import { Words } from './round-form.tsx';

interface Props {
  frame: Frame;
  round: { id: string; title: string; period: string };
}

/** What was said by name, for the one to whom it was said. */
export const NamedPage = ({ frame, round, people }: Props & { people: NamedSaid[] }) => (
  <StaffPage frame={frame} title={t('named.title')} here="/staff/rounds">
    <h1>{t('named.title')}</h1>
    <p>
      {round.title} · {round.period}
    </p>
    <Notice>{t('named.intro')}</Notice>
    {people.length === 0 && <p>{t('named.none')}</p>}
    {people.map(({ name, saidOn, answers }) => (
      <section class="card">
        <h2>{name}</h2>
        <p class="quiet">{t('named.said-on', { day: dayInWords('nl', saidOn) })}</p>
        <Answers answers={answers} round={round} />
      </section>
    ))}
    <Back id={round.id} />
  </StaffPage>
);

/** Questions and what was said to them. */
export const Answers = ({ answers, round: { id: roundId, period } }: { answers: NamedSaid['answers']; round: { id: string; period: string } }) => (
  <dl>
    {answers.map(({ question, said }) => (
      <>
        <dt>
          <Words text={question.text} language="nl" period={period} />
        </dt>
        {said.words[question.id] && (
          <dd>
            <bdi>{said.words[question.id]}</bdi>
          </dd>
        )}
        {question.options
          .filter(({ id }) => said.choices[question.id]?.includes(id))
          .map(({ id, text }) => (
            <dd>
              {text.nl}
              {schoolCan(id).length > 0 && <small> · {t('named.school-can', { what: schoolCan(id).join(' ') })}</small>}
            </dd>
          ))}
        {said.attached?.[question.id] && (
          <dd>
            <Attachments said={said.attached[question.id] ?? {}} roundId={roundId} book="named" />
          </dd>
        )}
      </>
    ))}
  </dl>
);

/** What was said without a name, question by question. */
export const WordsPage = ({ frame, round, questions }: Props & { questions: NamelessWords[] }) => (
  <StaffPage frame={frame} title={t('words.title')} here="/staff/rounds">
    <h1>{t('words.title')}</h1>
    <p>
      {round.title} · {round.period}
    </p>
    <Notice>{t('words.intro')}</Notice>
    {questions.map(({ question, said }) => (
      <section>
        <h2>
          <Words text={question.text} language="nl" period={round.period} />
        </h2>
        {said.length === 0 && <p class="quiet">{t('words.none')}</p>}
        <ul class="rows">
          {said.map((one) => (
            <li>
              {one.words && <bdi>{one.words}</bdi>}
              <Attachments said={one} roundId={round.id} book="words" />
            </li>
          ))}
        </ul>
      </section>
    ))}
    <Back id={round.id} />
  </StaffPage>
);

const Back = ({ id }: { id: string }) => (
  <LinkButton look="quietly" to={`/staff/rounds/${id}/people`}>
    {t('own.back')}
  </LinkButton>
);
