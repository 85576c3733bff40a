import { FamilyPage, type Frame, LanguageButtons } from '../../platform/pages/page.tsx';
import { languageWords } from './texts/texts.ts';

export const LanguagePage = ({ frame, action, signedIn }: { frame: Frame; action: string; signedIn: boolean }) => (
  <FamilyPage frame={frame} signedIn={signedIn}>
    <h1>{languageWords(frame.language)('language.title')}</h1>
    <form method="post" action={action}>
      <LanguageButtons />
    </form>
  </FamilyPage>
);
