import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import { stateOf } from '../rules/states.ts';
import type { XliffSlip } from '../rules/xliff/reading.ts';
import type { TextToTranslate } from '../store/translating.ts';
import { type OtherLanguage, otherLanguages } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  texts: (Pick<TextToTranslate, 'id' | 'title' | 'translations'> & { parts: { key: string; dutch: string }[] })[];
  /** Languages that families of the school read. */
  read: ReadonlySet<string>;
  /** Address of the texts that follow. */
  next: string | undefined;
  isFirst: boolean;
  showsMachine: boolean;
  /** Whether who looks may change that. */
  mayChoose: boolean;
  slip?: FileSlip | undefined;
}

export type FileSlip = XliffSlip | 'xliff.no-file';

/** The school's own texts, with how far each is in each language. */
export const ListPage = ({ frame, texts, read, next, isFirst, showsMachine, mayChoose, slip }: Props) => (
  <StaffPage frame={frame} title={t('list.title')} here="/staff/own-texts">
    <h1>{t('list.title')}</h1>
    <p>{t('list.intro')}</p>
    <ReadHere read={read} />
    {texts.length === 0 && <p>{t('list.none')}</p>}
    {texts.map((text) => (
      <section class="card">
        <h2>{text.title}</h2>
        <p class="own-things">
          {otherLanguages.map((language) => (
            <a href={`/staff/own-texts/${text.id}/${language}`}>{progressOf(text, language)}</a>
          ))}
          <a href={`/staff/own-texts/${text.id}/voices`}>{t('list.voices')}</a>
        </p>
      </section>
    ))}
    <Buttons>
      {next && (
        <LinkButton look="second" to={next}>
          {t('list.more')}
        </LinkButton>
      )}
      {!isFirst && (
        <LinkButton look="quietly" to="/staff/own-texts">
          {t('list.first')}
        </LinkButton>
      )}
    </Buttons>
    <Files slip={slip} />
    <h2>{t('list.machine')}</h2>
    <form class="card" method="post" action="/staff/own-texts/choice">
      <p>{t(showsMachine ? 'list.machine-on' : 'list.machine-off')}</p>
      {mayChoose && (
        <Button look="second" name="machine" value={showsMachine ? 'hide' : 'show'}>
          {t(showsMachine ? 'list.machine-hide' : 'list.machine-show')}
        </Button>
      )}
    </form>
  </StaffPage>
);

const ReadHere = ({ read }: { read: ReadonlySet<string> }) => {
  const names = otherLanguages.filter((language: Language) => read.has(language)).map((language) => t(`language.${language}`));
  return names.length > 0 && <p>{t('list.read-here', { languages: names.join(', ') })}</p>;
};

function progressOf({ parts, translations }: Props['texts'][number], language: OtherLanguage): string {
  const left = parts.filter(({ key, dutch }) => {
    const translation = translations.find((some) => some.key === key && some.language === language);
    return stateOf(dutch, translation) !== 'checked';
  }).length;
  const name = t(`language.${language}`);
  return left === 0 ? t('list.whole', { language: name }) : t('list.left', { language: name, left, all: parts.length });
}

/** For a translator who works with a tool of their own. */
const Files = ({ slip }: { slip: FileSlip | undefined }) => (
  <>
    <h2>{t('list.files')}</h2>
    <section class="card">
      <p>{t('list.files-what')}</p>
      <p class="own-things">
        {otherLanguages.map((language) => (
          <a href={`/staff/own-texts/files/${language}`}>{t('list.export', { language: t(`language.${language}`) })}</a>
        ))}
      </p>
      <form method="post" action="/staff/own-texts/files" enctype="multipart/form-data">
        <div class="field">
          <label for="file">{t('list.import')}</label>
          <input id="file" name="file" type="file" accept=".xlf,.xliff,application/xliff+xml" aria-describedby={slip ? 'file-slip' : undefined} />
          {slip && (
            <p class="slip" id="file-slip">
              {t(slip)}
            </p>
          )}
        </div>
        <Button look="second">{t('list.import-go')}</Button>
      </form>
    </section>
  </>
);
