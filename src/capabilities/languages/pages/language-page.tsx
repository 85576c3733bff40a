import { FamilyPage, type Frame, LanguageButtons } from '../../../platform/pages/page.tsx';
import { pageSpeech } from '../../../platform/pages/texts/texts.ts';
import type { Reader } from '../../../platform/texts/words.ts';

export const LanguagePage = ({ frame, action, signedIn, reader = 'pupil' }: { frame: Frame; action: string; signedIn: boolean; reader?: Reader }) => (
  <FamilyPage frame={frame} reader={reader} signedIn={signedIn}>
    <h1>{pageSpeech(reader, frame.language)('language.title')}</h1>
    <form method="post" action={action}>
      <LanguageButtons />
    </form>
  </FamilyPage>
);
