import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { Sound } from '../../../platform/questions/spoken/recorder.tsx';
import { dayInWords } from '../../../platform/texts/dates.ts';
import type { Language } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import type { Audience } from '../../../platform/two-books/books.ts';
import { reasons } from '../rules/own.ts';
import type { Remark } from '../rules/reading.ts';
import { longestStatement } from '../rules/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import { audienceOptions } from './planning-pages.tsx';

/** A statement that somebody wrote, as its reader sees it. */
export interface OwnLine {
  id: string;
  audience: Audience;
  language: Language;
  words: string;
  hasSound: boolean;
  dueOn: Day;
  remarks: Remark[];
}

interface Props {
  frame: Frame;
  round: { id: string; title: string; audiences: readonly Audience[] };
  waiting: OwnLine[];
  readCount: number;
  /** What should be different about one of them. */
  slip?: { id: string; words: string; says: string } | undefined;
}

/** Statements that people wrote themselves, for who reads them before others do. */
export const OwnPage = ({ frame, round, waiting, readCount, slip }: Props) => (
  <StaffPage frame={frame} title={t('own.title')} here="/staff/voice">
    <h1>
      {t('own.title')} · {round.title}
    </h1>
    <p>{t('own.intro')}</p>
    {waiting.length === 0 && <Notice>{t('own.none')}</Notice>}
    {waiting.map((line) => (
      <OwnStatement round={round} line={line} slip={slip?.id === line.id ? slip : undefined} />
    ))}
    {readCount > 0 && <p class="quiet">{t('own.read', { count: readCount })}</p>}
    <LinkButton look="quietly" to={`/staff/voice/${round.id}`}>
      {t('statements.back')}
    </LinkButton>
  </StaffPage>
);

const OwnStatement = ({ round: { id: roundId, audiences }, line, slip }: { round: Props['round']; line: OwnLine; slip: Props['slip'] }) => {
  const { id, audience, language, words, hasSound, dueOn, remarks } = line;
  return (
    <section class="card">
      <h2>
        <bdi>{words || t('own.spoken-only')}</bdi>
      </h2>
      <p class="quiet">
        {t('own.from', { who: t(`audience.${audience}`), language: t(`language.${language}`) })} · {t('own.due', { day: dayInWords('nl', dueOn) })}
      </p>
      {hasSound && (
        <p>
          <Sound label={t('own.listen')} src={`/staff/voice/${roundId}/own/${id}/sound`} />
        </p>
      )}
      {remarks.length > 0 && (
        <ul>
          {remarks.map((remark) => (
            <li>{t(`own.remark.${remark.kind}`, 'words' in remark ? { words: remark.words } : {})}</li>
          ))}
        </ul>
      )}
      <form method="post" action={`/staff/voice/${roundId}/own/${id}`} autocomplete="off">
        <TextField
          name={`words-${id}`}
          label={t('own.words')}
          value={slip?.words ?? (language === 'nl' ? words.slice(0, longestStatement) : '')}
          maxlength={longestStatement}
          slip={slip?.says}
        />
        {language !== 'nl' && (
          <TextField
            name={`words-in-${id}`}
            label={t('own.words-in', { language: t(`language.${language}`) })}
            value={words.slice(0, longestStatement)}
            maxlength={longestStatement}
          />
        )}
        <fieldset>
          <legend>{t('own.for')}</legend>
          <Choices name="for" several chosen={[audience]} options={audienceOptions(audiences)} />
        </fieldset>
        <Button name="do" value="take">
          {t('own.take')}
        </Button>
        <SelectField name={`reason-${id}`} label={t('own.why')} options={reasons.map((reason) => ({ value: reason, text: t(`reason.${reason}`) }))} />
        <Buttons>
          <Button look="second" name="do" value="not-take">
            {t('own.not-take')}
          </Button>
        </Buttons>
      </form>
    </section>
  );
};
