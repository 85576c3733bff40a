import type { PropsWithChildren } from 'hono/jsx';
import { Button } from '../pages/button/button.tsx';
import { type AdviceCard, adviceCards } from './shared-with-browser/advice-cards.ts';
import type { TextKind } from './shared-with-browser/finding.ts';
import { findingsIn } from './shared-with-browser/letter-check.ts';
import { wordingWords as t } from './texts/staff.ts';

interface Props {
  kind: TextKind;
  /** What stands in the field, as far as the server knows. */
  text: string;
  /** On a wide screen the advice stands beside the field instead of under it. */
  beside?: boolean;
}

/** Longest text that the server reads for a page without scripts: some sixty pages. */
export const longestRead = 200_000;

/**
 * Advice on the words in the text field within, which stands in a form. Around the field in the page (whose `elements` name
 * `wording-advice`), it reads along while somebody types. Without scripts a button `look` sends the form; its route shows the page
 * again with what was typed: `if (form.has('look')) return page(…)`. It never blocks or rewrites, and nothing is kept (R24, R25).
 */
export const WordingAdvice = ({ kind, text, beside = false, children }: PropsWithChildren<Props>) => {
  const findings = findingsIn(text.slice(0, longestRead), kind);
  return (
    <wording-advice
      class={beside ? 'beside' : undefined}
      kind={kind}
      some={t('some-counted', { count: '{count}' })}
      none={t('none')}
      none-note={t('none-note')}
      take-over={t('take-over')}
      show={t('show')}
      instead={t('instead')}
      judgement={t('judgement')}
      plain-language={t('plain-language')}
    >
      {children}
      <div class="look">
        {/* Enter in a field uses the first button of a form, and must save as it did before; scripts take both buttons away. */}
        <div class="enter" aria-hidden="true">
          <button tabindex={-1} />
        </div>
        <Button look="second" name="look" value="yes">
          {t('look')}
        </Button>
      </div>
      <p class="hint" role="status">
        {text && (findings.length > 0 ? t('some', { count: cardsOf(findings).length }) : t(kind === 'note' ? 'none-note' : 'none'))}
      </p>
      <ul class="advice">
        {cardsOf(findings).map((card) => (
          <Card card={card} />
        ))}
      </ul>
    </wording-advice>
  );
};

const cardsOf = (findings: ReturnType<typeof findingsIn>): AdviceCard[] =>
  adviceCards(findings, { judgement: t('judgement'), plainLanguage: t('plain-language') });

const Card = ({ card }: { card: AdviceCard }) => (
  <li>
    <strong>{card.title}</strong>
    <p class="words">
      {card.findings.slice(0, mostWordsShown).map(({ text }) => (
        <q>{shortened(text)}</q>
      ))}
    </p>
    <p>{card.reason}</p>
    {card.suggestions.length > 0 && (
      <>
        <p>{t('instead')}</p>
        <ul>
          {card.suggestions.map((suggestion) => (
            <li>{suggestion}</li>
          ))}
        </ul>
      </>
    )}
  </li>
);

const mostWordsShown = 6;
const shortened = (words: string): string => (words.length > 80 ? `${words.slice(0, 79)}…` : words);
