import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { SelectField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { MakerParts, OtherAnswer, otherAnswerStyle } from '../../../platform/questions/other-answer.tsx';
import { Recorder, Sound } from '../../../platform/questions/spoken/recorder.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import { directionOf } from '../../../platform/texts/words.ts';
import { mostSeconds, type VoiceSlip } from '../rules/sounds.ts';
import { isSpokenLanguage, type SpokenLanguage, spokenLanguages } from '../rules/spoken-languages.ts';
import type { KeptVoice } from '../store/voices.ts';
import { type OtherLanguage, otherLanguages } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  text: { id: string; title: string; parts: { key: string; dutch: string }[] };
  /** To read aloud from, by part. */
  translations: { key: string; language: OtherLanguage; words: string }[];
  voices: Omit<KeptVoice, 'textId'>[];
  slip?: VoiceSlip | undefined;
  /** What was chosen and spoken, shown again beside a slip. */
  given?: { language: string; spoken: string };
  done?: boolean;
}

/** Hearing a text: what was recorded, and a recorder. */
export const VoicesPage = ({ frame, text, translations, voices, slip, given, done = false }: Props) => {
  const title = t('voices.title', { title: text.title });
  return (
    <StaffPage frame={frame} title={title} here="/staff/own-texts" elements={['other-answer']} styles={[otherAnswerStyle]}>
      <h1>{title}</h1>
      {done && <Notice>{t('voices.saved')}</Notice>}
      <p>{t('voices.intro')}</p>
      {voices.map((voice) => (
        <Kept textId={text.id} voice={voice} />
      ))}
      <form class="card" method="post" action={`/staff/own-texts/${text.id}/voices`} enctype="multipart/form-data" autocomplete="off">
        <h2>{t('voices.new')}</h2>
        {slip && <Notice worry>{t(slip)}</Notice>}
        <SelectField
          name="language"
          label={t('voices.language')}
          value={given?.language}
          options={[{ value: '', text: t('voices.choose') }, ...Object.entries(spokenLanguages).map(([value, name]) => ({ value, text: nameOf(value, name) }))]}
        />
        <OtherAnswer by="voice-recorder" field="spoken" offer={t('voices.record')} value={given?.spoken} />
        <div class="field">
          <label for="sound">{t('voices.file')}</label>
          <p class="hint" id="sound-hint">
            {t('voices.file-hint')}
          </p>
          <input id="sound" name="sound" type="file" accept="audio/*" aria-describedby="sound-hint" />
        </div>
        <label class="choice">
          <input type="checkbox" name="consent" value="yes" />
          <span>{t('voices.consent')}</span>
        </label>
        <Buttons>
          <Button>{t('voices.save')}</Button>
        </Buttons>
      </form>
      <MakerParts frame={frame} by="voice-recorder" missing={t('voices.missing')} full={t('voices.missing')}>
        <Recorder frame={frame} texts={recorderTexts} most={mostSeconds} />
      </MakerParts>
      <ToRead text={text} translations={translations} />
      <LinkButton look="quietly" to="/staff/own-texts">
        {t('text.back')}
      </LinkButton>
    </StaffPage>
  );
};

/** Staff know the five by their Dutch names. */
const nameOf = (language: string, own: string): string =>
  language === 'nl' ? t('language.nl') : otherLanguages.some((other) => other === language) ? `${t(`language.${language as OtherLanguage}`)} · ${own}` : own;

const Kept = ({ textId, voice: { id, language, keptOn, isCurrent } }: { textId: string; voice: Props['voices'][number] }) => (
  <section class="card">
    <h2>
      <bdi>{isSpokenLanguage(language) && spokenLanguages[language]}</bdi>
    </h2>
    <p class="quiet">{t(isCurrent ? 'voices.kept' : 'voices.outdated', { day: dateInWords('nl', keptOn) })}</p>
    <Sound label={spokenLanguages[language as SpokenLanguage]} src={`/staff/own-texts/voices/${id}`} />
    <form method="post" action={`/staff/own-texts/${textId}/voices/${id}/removal`}>
      <Button look="quietly">{t('voices.remove')}</Button>
    </form>
  </section>
);

/** What is read aloud, in Dutch and where it is written in another language. */
const ToRead = ({ text, translations }: Pick<Props, 'text' | 'translations'>) => (
  <section class="card">
    <h2>{t('voices.to-read')}</h2>
    {text.parts.map(({ dutch }) => (
      <p>{dutch}</p>
    ))}
    {otherLanguages
      .filter((language) => translations.some((some) => some.language === language))
      .map((language) => (
        <details>
          <summary>{t(`language.${language}`)}</summary>
          {text.parts.map(({ key }) => (
            <p lang={language} dir={directionOf(language)}>
              {translations.find((some) => some.language === language && some.key === key)?.words}
            </p>
          ))}
        </details>
      ))}
  </section>
);

const recorderTexts = {
  'voice.what': t('voice.what'),
  'voice.start': t('voice.start'),
  'voice.speaking': t('voice.speaking'),
  'voice.stop': t('voice.stop'),
  'voice.spoken': t('voice.spoken'),
  'voice.again': t('voice.again'),
  'voice.no-microphone': t('voice.no-microphone'),
  'voice.no-recorder': t('voice.no-recorder'),
  'voice.silence': t('voice.silence'),
};
