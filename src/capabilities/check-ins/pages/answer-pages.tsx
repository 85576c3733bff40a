import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Said } from '../rules/answer.ts';
import { questionsFor, type Version } from '../rules/questions.ts';
import { staffWords as t } from '../texts/staff.ts';

export interface ReadableAnswer {
  id: string;
  name: string;
  saidOn: Day;
  isRead: boolean;
}

/** Answers one may read, newest day first; the list tells nothing of what is in them. */
export const ReadingCard = ({ answers }: { answers: ReadableAnswer[] }) => (
  <section class="card">
    <h2>{t('read.title')}</h2>
    {answers.length === 0 && <p>{t('read.nothing')}</p>}
    <ul class="rows">
      {answers.map(({ id, name, saidOn, isRead }) => (
        <li>
          <span>
            {t('read.row', { name, day: dayInWords('nl', saidOn) })} {!isRead && <strong>· {t('read.new')}</strong>}
          </span>
          <LinkButton look="second" to={`/staff/answers/${id}`}>
            {t('read.open')}
          </LinkButton>
        </li>
      ))}
    </ul>
  </section>
);

interface WordsProps {
  name: string;
  version: Version;
  said: Said;
  teachersToo: boolean;
  /** What else came in under the same id. */
  aside?: Said[];
  /** Names of the people one could choose, by id. */
  names: Map<string, string>;
}

/** What somebody said, question by question. */
export const SaidWords = ({ name, version, said, teachersToo, aside = [], names }: WordsProps) => (
  <div class="card">
    <SaidList version={version} said={said} names={names} />
    {aside.map((other) => (
      <>
        <p>{t('answer.aside')}</p>
        <SaidList version={version} said={other} names={names} />
      </>
    ))}
    <p class="quiet">{t(teachersToo ? 'answer.teachers' : 'answer.only-you', { name })}</p>
    <p class="quiet">{t('answer.noted', { name })}</p>
  </div>
);

const SaidList = ({ version, said, names }: Pick<WordsProps, 'version' | 'said' | 'names'>) => (
  <dl>
    {questionsFor(version)
      .filter(({ field }) => field !== 'visible' && said[field] !== undefined)
      .map(({ field, text, options }) => (
        <>
          <dt class="quiet">{text.nl}</dt>
          {[said[field] ?? []].flat().map((value) => (
            <dd dir="auto">{options.find((option) => option.value === value)?.text.nl ?? names.get(value) ?? value}</dd>
          ))}
        </>
      ))}
  </dl>
);

export const AnswerPage = ({ frame, saidOn, ...words }: WordsProps & { frame: Frame; saidOn: Day }) => {
  const title = t('answer.title', { name: words.name, day: dayInWords('nl', saidOn) });
  return (
    <StaffPage frame={frame} title={title}>
      <h1>{title}</h1>
      <SaidWords {...words} />
      <LinkButton to="/staff">{t('answer.back')}</LinkButton>
    </StaffPage>
  );
};
