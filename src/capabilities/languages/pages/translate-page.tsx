import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { WordsField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { type AgreementForm, type AgreementSlip, conditions } from '../rules/agreeing.ts';
import { fingerprintOf, stateOf, type Translation } from '../rules/states.ts';
import { longestTranslation, type PartSlip } from '../rules/translating.ts';
import { type OtherLanguage, type TranslationPurpose, translationPurposes } from '../tables.ts';
import { staffWords as t } from '../texts/staff.ts';
import type { DraftSlip } from '../translation-server.ts';

/** One part with what is there of it in this language. */
export interface PartToTranslate {
  key: string;
  dutch: string;
  translation: (Translation & { checkedBy: string | null }) | undefined;
}

interface Props {
  frame: Frame;
  text: { id: string; title: string; purpose: TranslationPurpose | null; agreedOn: Day | null; agreedBy: string | null };
  language: OtherLanguage;
  parts: PartToTranslate[];
  /** What was typed and could not be kept, by key. */
  typed?: ReadonlyMap<string, string>;
  slips?: ReadonlyMap<string, PartSlip>;
  agreement?: { form: AgreementForm; slip: AgreementSlip };
  done?: 'saved' | 'drafted' | undefined;
  /** The machine that can make a first version, where there is something for it to do. */
  draftsAt?: string | undefined;
  draftSlip?: DraftSlip | 'draft.some';
}

/** A text with the Dutch beside the fields, part by part. */
export const TranslatePage = ({ frame, text, language, parts, typed = new Map(), slips = new Map(), agreement, done, draftsAt, draftSlip }: Props) => {
  const title = t('text.title', { title: text.title, language: t(`language.${language}`) });
  return (
    <StaffPage frame={frame} title={title} here="/staff/own-texts">
      <h1>{title}</h1>
      {done && <Notice>{t(`text.${done}`)}</Notice>}
      {draftSlip && <Notice worry>{t(draftSlip)}</Notice>}
      {slips.size > 0 && <Notice worry>{t('text.not-all')}</Notice>}
      {text.purpose ? (
        <>
          <form method="post" action={`/staff/own-texts/${text.id}/${language}`} autocomplete="off">
            {parts.map((part) => (
              <PartFields part={part} language={language} typed={typed.get(part.key)} slip={slips.get(part.key)} />
            ))}
            <Gone typed={typed} parts={parts} />
            <Buttons>
              <Button name="do" value="check">
                {t('text.check')}
              </Button>
              <Button look="second" name="do" value="keep">
                {t('text.keep')}
              </Button>
            </Buttons>
            <p class="quiet">{t('text.keep-what')}</p>
            {draftsAt && (
              <>
                <Button look="second" name="do" value="draft">
                  {t('draft.go')}
                </Button>
                <p class="quiet">{t('draft.what', { host: draftsAt })}</p>
              </>
            )}
          </form>
          <Agreed text={text} />
          <LinkButton look="quietly" to={`/staff/own-texts/files/${language}?text=${text.id}`}>
            {t('text.export')}
          </LinkButton>
        </>
      ) : (
        <Agree textId={text.id} language={language} agreement={agreement} />
      )}
      <LinkButton look="quietly" to="/staff/own-texts">
        {t('text.back')}
      </LinkButton>
    </StaffPage>
  );
};

interface PartProps {
  part: PartToTranslate;
  language: OtherLanguage;
  typed: string | undefined;
  slip: PartSlip | undefined;
}

const PartFields = ({ part: { key, dutch, translation }, language, typed, slip }: PartProps) => {
  const state = stateOf(dutch, translation);
  const theirs = slip === 'part.somebody-else' && translation?.words;
  return (
    <section class="card columns" id={key}>
      <div>
        <p class="quiet">{t('text.dutch')}</p>
        {dutch.split('\n').map((line) => line !== '' && <p>{line}</p>)}
        {state === 'outdated' && <p class="quiet">{t('text.before', { words: translation?.ofDutch ?? '' })}</p>}
      </div>
      <div>
        <input type="hidden" name="part" value={key} />
        <input type="hidden" name={`dutch-${key}`} value={fingerprintOf(dutch)} />
        <input type="hidden" name={`was-${key}`} value={fingerprintOf(translation?.words ?? '')} />
        <WordsField
          name={`words-${key}`}
          label={t(`language.${language}`)}
          hint={stateInWords(dutch, translation)}
          value={typed ?? translation?.words ?? ''}
          maxlength={longestTranslation}
          slip={slip && t(slip)}
          language={language}
        />
        {theirs && (
          <p>
            {t('text.theirs', { words: '' })}
            <bdi lang={language}>{theirs}</bdi>
          </p>
        )}
        {state === 'outdated' && (
          <label class="choice">
            <input type="checkbox" name={`still-${key}`} value="yes" />
            <span>{t('text.still')}</span>
          </label>
        )}
      </div>
    </section>
  );
};

function stateInWords(dutch: string, translation: PartToTranslate['translation']): string {
  const state = stateOf(dutch, translation);
  if (state !== 'checked' || !translation?.checkedOn) return t(`state.${state}`);
  const day = dateInWords('nl', translation.checkedOn);
  return translation.checkedBy ? t('state.checked-by', { person: translation.checkedBy, day }) : t('state.checked-on', { day });
}

/** Words that were typed for a part that is not there any more. */
const Gone = ({ typed, parts }: { typed: ReadonlyMap<string, string>; parts: PartToTranslate[] }) => (
  <>
    {[...typed]
      .filter(([key, words]) => words !== '' && !parts.some((part) => part.key === key))
      .map(([, words]) => (
        <Notice>
          {t('text.gone', { words: '' })}
          <bdi>{words}</bdi>
        </Notice>
      ))}
  </>
);

const Agreed = ({ text: { purpose, agreedBy, agreedOn } }: Pick<Props, 'text'>) => {
  if (!purpose || !agreedOn) return null;
  const said = { purpose: t(`agree.purpose-${purpose}`), day: dateInWords('nl', agreedOn) };
  return <p class="quiet">{agreedBy ? t('text.agreed', { ...said, person: agreedBy }) : t('text.agreed-on', said)}</p>;
};

const conditionWords = {
  exceptional: 'agree.exceptional',
  purpose: 'agree.purpose-yes',
  'beside-dutch': 'agree.beside-dutch',
  audience: 'agree.audience',
} as const;

/** The four conditions, asked before the first word is translated. */
const Agree = ({ textId, language, agreement }: { textId: string; language: OtherLanguage; agreement: Props['agreement'] }) => (
  <form class="card" method="post" action={`/staff/own-texts/${textId}/agreement`} autocomplete="off">
    <h2>{t('agree.title')}</h2>
    <p>{t('agree.why')}</p>
    <input type="hidden" name="language" value={language} />
    {agreement && <Notice worry>{t(agreement.slip)}</Notice>}
    <fieldset>
      <legend>
        <h3>{t('agree.purpose')}</h3>
      </legend>
      <Choices
        name="purpose"
        chosen={[agreement?.form.purpose ?? '']}
        options={translationPurposes.map((value) => ({ value, text: t(`agree.purpose-${value}`) }))}
      />
    </fieldset>
    <fieldset>
      <legend>
        <h3>{t('agree.conditions')}</h3>
      </legend>
      <Choices
        several
        name="condition"
        chosen={agreement?.form.conditions ?? []}
        options={conditions.map((value) => ({ value, text: t(conditionWords[value]) }))}
      />
    </fieldset>
    <Buttons>
      <Button>{t('agree.go')}</Button>
    </Buttons>
  </form>
);
