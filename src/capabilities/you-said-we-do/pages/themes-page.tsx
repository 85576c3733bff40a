import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { SelectField, WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { ThemeAnswer } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

interface ThemeLine {
  id: string;
  heard: string;
  answer: ThemeAnswer | null;
  sources: number;
}

export const longestHeard = 300;

interface Props {
  frame: Frame;
  occasion: { id: string; title: string };
  themes: ThemeLine[];
  /** Without a name, and with the theme each lies with; for who may read them only. */
  sayings: { id: string; question: string; words: string; themeId: string | undefined }[];
  isReader: boolean;
  mayAnswer: boolean;
  /** Where anybody can read it without a name. */
  publicAddress: string;
  typed?: { heard: string; to: string; chosen: string[] };
  slip?: 'themes.empty' | 'themes.too-long' | 'sayings.choose' | undefined;
}

/** Laying what people said together into themes. */
export const ThemesPage = (props: Props) => {
  const { frame, occasion, themes, isReader, mayAnswer, publicAddress } = props;
  return (
    <StaffPage frame={frame} title={occasion.title} here="/staff/you-said">
      <h1>{occasion.title}</h1>
      <h2>{t('themes.title')}</h2>
      <p>{t('themes.intro')}</p>
      {themes.length === 0 && <p>{t('themes.none')}</p>}
      <ul class="rows">
        {themes.map(({ id, heard, answer, sources }) => (
          <li>
            <div>
              <strong>{heard}</strong>
              <p class="quiet">
                {answer ? t(`answer.${answer}`) : t('themes.waiting')} · {t('themes.sources', { count: sources })}
              </p>
            </div>
            {(mayAnswer || isReader) && (
              <LinkButton look="second" to={`/staff/you-said/themes/${id}`}>
                {t(answer ? 'themes.change' : 'themes.answer')}
                <span class="off-screen">{`: ${heard}`}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {themes.length > 0 && (
        <LinkButton look="quietly" icon="printer" to={`/staff/you-said/${occasion.id}/print`}>
          {t('themes.print')}
        </LinkButton>
      )}
      <p class="quiet">{t('themes.public', { address: publicAddress })}</p>
      {isReader && <Laying {...props} />}
    </StaffPage>
  );
};

const noneTyped = { heard: '', to: 'new', chosen: [] };

const Laying = ({ occasion, themes, sayings, typed = noneTyped, slip }: Props) => {
  const names = new Map(themes.map(({ id, heard }) => [id, heard]));
  return (
    <form method="post" action={`/staff/you-said/${occasion.id}/themes`} autocomplete="off">
      <h2>{t('sayings.title')}</h2>
      <p>{t('sayings.intro')}</p>
      {sayings.length === 0 && <p>{t('sayings.none')}</p>}
      {[...Map.groupBy(sayings, ({ question }) => question)].map(([question, some]) => (
        <fieldset>
          <legend>
            <h3>{question}</h3>
          </legend>
          <Choices
            name="saying"
            several
            chosen={typed.chosen}
            options={some.map(({ id, words, themeId }) => ({
              value: id,
              text: <bdi>{words}</bdi>,
              more: themeId && t('sayings.lies-with', { theme: names.get(themeId) ?? '' }),
            }))}
          />
        </fieldset>
      ))}
      <section class="card">
        {slip === 'sayings.choose' && <Notice worry>{t(slip)}</Notice>}
        {themes.length > 0 && (
          <SelectField
            name="to"
            label={t('sayings.to')}
            value={typed.to}
            options={[{ value: 'new', text: t('sayings.to-new') }, ...themes.map(({ id, heard }) => ({ value: id, text: heard }))]}
          />
        )}
        <h2>{t('themes.new')}</h2>
        <WordsField
          name="heard"
          label={t('themes.new-words')}
          hint={t('themes.new-hint')}
          value={typed.heard}
          maxlength={longestHeard}
          slip={slip && slip !== 'sayings.choose' ? t(slip) : undefined}
        />
        <Buttons>
          <Button>{t(themes.length > 0 ? 'sayings.lay' : 'themes.make')}</Button>
        </Buttons>
      </section>
    </form>
  );
};
