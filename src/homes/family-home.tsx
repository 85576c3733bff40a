import type { Card } from '../platform/capability.ts';
import { FamilyPage, type Frame } from '../platform/pages/page.tsx';
import type { CardHolder } from '../platform/web/guards.ts';
import style from './family-home.css';
import { homeWords } from './texts/texts.ts';

export const familyHomeStyle = style;

/** First page of a pupil or guardian: what the capabilities offer, the question first of all. */
export const FamilyHome = ({ frame, person, cards }: { frame: Frame; person: Pick<CardHolder, 'kind' | 'givenName'>; cards: Card[] }) => {
  const t = homeWords(frame.language);
  const styles = [familyHomeStyle, ...cards.flatMap(({ style }) => style ?? [])];
  return (
    <FamilyPage
      frame={frame}
      reader={person.kind}
      elements={[...new Set(cards.flatMap(({ elements = [] }) => elements))]}
      styles={styles}
      hasSteps={cards.some(({ hasSteps }) => hasSteps)}
      signedIn
    >
      {!cards.some(({ hasTitle }) => hasTitle) && <h1>{t('home.greeting', { name: person.givenName })}</h1>}
      {cards.map(({ content }) => content)}
      <nav class="own-things">
        <a href="/p/card">{t('home.my-card')}</a>
        <form method="post" action="/p/sign-out">
          <button class="as-link">{t('home.sign-out')}</button>
        </form>
      </nav>
    </FamilyPage>
  );
};
