import type { Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { directionOf, type Language, localeOf } from '../../../platform/texts/words.ts';
import { spokenLanguages } from '../rules/spoken-languages.ts';
import type { OwnPartShown } from '../rules/states.ts';
import type { OwnTextShown } from '../store/own-texts.ts';
import { languageWords } from '../texts/texts.ts';

interface Props {
  frame: Frame;
  shown: OwnTextShown;
  part: string;
}

/** A part of a text of the school, in paragraphs; where it is no checked translation it says what it is. */
export const OwnWords = ({ frame, shown, part }: Props) => {
  const words = shown.parts[part];
  if (!words) return null;
  const t = languageWords(frame.language);
  return (
    <div>
      {words.state === 'outdated' && <p class="quiet">{t('own.outdated')}</p>}
      {words.state === 'by-machine' && <p class="quiet">{t('own.by-machine')}</p>}
      <Paragraphs words={words.text} language={words.language} frame={frame} />
      {words.earlier && (
        <details>
          <summary>{t('own.earlier')}</summary>
          <Paragraphs words={words.earlier} language={shown.language} frame={frame} />
        </details>
      )}
    </div>
  );
};

/** A part inside a heading or a line; the note about the whole text says what it is. */
export const OwnLine = ({ frame, shown, part }: Props) => {
  const words = shown.parts[part];
  if (!words) return null;
  return <bdi {...tongueOf(words.language, frame.language)}>{words.text}</bdi>;
};

/** Once for each text: that it is a translation or none is there yet, and the Dutch one tap away. */
export const AboutTranslation = ({ frame, shown }: { frame: Frame; shown: OwnTextShown }) => {
  const parts = Object.values(shown.parts);
  if (shown.language === 'nl' || parts.length === 0) return null;
  const t = languageWords(frame.language);
  if (parts.every(({ state }) => state === 'dutch')) return <p class="quiet">{t('own.not-yet')}</p>;
  return (
    <>
      {parts.some(({ state }) => state === 'by-machine') && <p class="quiet">{t('own.by-machine')}</p>}
      <details>
        <summary>{t(isWhole(parts) ? 'own.translated' : 'own.translated-partly')}</summary>
        {parts.map(({ dutch }) => (
          <Paragraphs words={dutch} language="nl" frame={frame} />
        ))}
      </details>
    </>
  );
};

/** The same on paper, where the Dutch lies beside it on a sheet of its own. */
export const TranslatedOnPaper = ({ frame, shown }: { frame: Frame; shown: OwnTextShown }) => {
  if (frame.language === 'nl') return null;
  const parts = Object.values(shown.parts);
  const t = languageWords(frame.language);
  if (parts.every(({ language }) => language === 'nl')) return <p class="quiet">{t('own.not-yet')}</p>;
  return <p class="quiet">{t(parts.some(({ state }) => state === 'by-machine') ? 'own.by-machine' : 'own.on-paper')}</p>;
};

const isWhole = (parts: OwnPartShown[]): boolean => parts.every(({ state }) => state === 'checked' || state === 'by-machine');

interface ListenProps {
  frame: Frame;
  shown: OwnTextShown;
  /** Where the sound is: at an address of the capability whose text it is, for whoever may read the text. */
  at(voiceId: string): string;
}

/** Hear a text: by a person where somebody spoke it in this language, else by the device; other languages one tap away. */
export const OwnVoices = ({ frame, shown, at }: ListenProps) => {
  const t = languageWords(frame.language);
  const own = shown.voices.filter(({ language }) => language === shown.language);
  const others = shown.voices.filter(({ language }) => language !== shown.language);
  const inOne = new Set(Object.values(shown.parts).map(({ language }) => language));
  const [tongue] = inOne;
  return (
    <>
      {own.map(({ id, length }) => (
        <div>
          <p>
            {t('own.listen')} <Cost length={length} />
          </p>
          <Voice src={at(id)} label={t('own.listen')} />
        </div>
      ))}
      {own.length === 0 && <ReadAloud language={tongue && inOne.size === 1 ? tongue : frame.language} page={frame.language} />}
      {others.length > 0 && (
        <details>
          <summary>{t('own.other-languages')}</summary>
          {others.map(({ id, language, length }) => (
            <div>
              <p>
                <bdi lang={language}>{spokenLanguages[language]}</bdi> <Cost length={length} />
              </p>
              <Voice src={at(id)} label={spokenLanguages[language]} />
            </div>
          ))}
        </details>
      )}
    </>
  );
};

/** Data is prepaid: what it costs stands beside it. */
const Cost = ({ length }: { length: number }) => <small dir="ltr">({(Math.max(1, Math.round(length / 1e5)) / 10).toLocaleString('nl-BE')} MB)</small>;

const Voice = ({ src, label }: { src: string; label: string }) => (
  // biome-ignore lint/a11y/useMediaCaption: it says what stands beside it
  <audio controls preload="none" src={src} aria-label={label} />
);

const Paragraphs = ({ words, language, frame }: { words: string; language: Language; frame: Frame }) => (
  <>
    {words
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (
        <p {...tongueOf(language, frame.language)}>{line}</p>
      ))}
  </>
);

/** Said only where it is another language than that of the page. */
const tongueOf = (language: Language, page: Language) => (language === page ? {} : { lang: localeOf(language), dir: directionOf(language) });
