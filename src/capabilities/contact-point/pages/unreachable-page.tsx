import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { StillPage, stillStyle } from '../../../platform/pages/page.tsx';
import type { Language } from '../../../platform/texts/words.ts';
import { type Audience, helpLines } from '../rules/content.ts';
import { speakTo } from '../texts/texts.ts';
import { contactStyle, Lines } from './anonymous-page.tsx';

/** The style sheets that the page carries. */
export const unreachableStyles = [stillStyle, contactStyle];

const readers = ['pupil', 'guardian'] as const satisfies Audience[];

/** What stands on a device of one's own for when the site cannot be reached: whom to turn to. It is the same for everybody, and tells nothing of a visit. */
export const UnreachablePage = ({ language }: { language: Language }) => {
  const t = speakTo('pupil', language);
  return (
    <StillPage language={language} styles={[contactStyle]}>
      <h1>{t('unreachable.title')}</h1>
      <p>{t('unreachable.what')}</p>
      <LinkButton look="second" to="/p/">
        {t('unreachable.again')}
      </LinkButton>
      {readers.map((reader) => {
        const { first, more } = helpLines(reader, language);
        return (
          <section class="card">
            <h2>{t(`unreachable.${reader}`)}</h2>
            <p>{t(`unreachable.${reader}-go`)}</p>
            <Lines lines={first} />
            <details>
              <summary>{t('help.more')}</summary>
              <Lines lines={more} />
            </details>
          </section>
        );
      })}
    </StillPage>
  );
};
