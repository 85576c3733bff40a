import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { FamilyPage, type Frame } from '../../../platform/pages/page.tsx';
import { ReadAloud } from '../../../platform/pages/read-aloud/read-aloud.tsx';
import { dateInWords } from '../../../platform/texts/dates.ts';
import type { Reader } from '../../../platform/texts/words.ts';
import type { Day } from '../../../platform/time/clock.ts';
import { AboutTranslation, OwnLine, type OwnTextShown, OwnVoices, OwnWords } from '../../languages/index.tsx';
import { familyFields } from '../rules/planning.ts';
import type { Standing } from '../tables.ts';
import { speakTo } from '../texts/texts.ts';

type Words = ReturnType<typeof speakTo>;

/** A plan as families read it. */
export interface PlanShown {
  id: string;
  /** Null for the whole school. */
  className: string | null;
  text: OwnTextShown;
  standings: Standing[];
  reviewOn: Day;
  person: string;
  substitute: string;
}

interface Props {
  frame: Frame;
  reader: Reader;
  /** What everybody hears first. */
  reassurance: string;
  plans: PlanShown[];
}

/** First that nobody is alone in it, then the plan; where there are several, a way to each. */
export const PlansPage = ({ frame, reader, reassurance, plans }: Props) => {
  const t = speakTo(reader, frame.language);
  const [only] = plans;
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('plans.title')}</h1>
      {only ? (
        <section class="card">
          <ReadAloud language={frame.language} />
          <p>{reassurance}</p>
        </section>
      ) : (
        <p>{t('plans.none')}</p>
      )}
      {plans.length === 1 && only && <Plan frame={frame} t={t} plan={only} />}
      {plans.length > 1 &&
        plans.map((plan) => (
          <LinkButton look="second" to={`/p/catch-up/${plan.id}`}>
            {nameOf(t, plan)}
          </LinkButton>
        ))}
      <LinkButton look="quietly" to="/p/">
        {t('plan.on')}
      </LinkButton>
    </FamilyPage>
  );
};

export const PlanPage = ({ frame, reader, plan }: { frame: Frame; reader: Reader; plan: PlanShown }) => {
  const t = speakTo(reader, frame.language);
  return (
    <FamilyPage frame={frame} reader={reader} signedIn>
      <h1>{t('plans.title')}</h1>
      <Plan frame={frame} t={t} plan={plan} />
      <LinkButton look="quietly" to="/p/catch-up">
        {t('plan.all')}
      </LinkButton>
    </FamilyPage>
  );
};

const nameOf = (t: Words, { className }: PlanShown): string => (className ? t('plan.class', { name: className }) : t('plan.school'));

const Plan = ({ frame, t, plan }: { frame: Frame; t: Words; plan: PlanShown }) => (
  <>
    <p class="quiet">{nameOf(t, plan)}</p>
    <OwnVoices frame={frame} shown={plan.text} at={(voiceId) => `/p/catch-up/${plan.id}/voices/${voiceId}`} />
    <AboutTranslation frame={frame} shown={plan.text} />
    <PlanTold frame={frame} t={t} plan={plan} />
  </>
);

/** What a plan says, also on paper. */
export const PlanTold = ({ frame, t, plan }: { frame: Frame; t: Words; plan: PlanShown }) => {
  const { text, standings, reviewOn, person, substitute } = plan;
  return (
    <section class="card">
      {text.parts.progress && (
        <Notice>
          <p>
            <strong>{t('plan.progress')}</strong>
          </p>
          <OwnWords frame={frame} shown={text} part="progress" />
        </Notice>
      )}
      {familyFields.map(
        (field) =>
          text.parts[field] &&
          field !== 'progress' && (
            <>
              <h2>{t(`plan.${field}`)}</h2>
              <OwnWords frame={frame} shown={text} part={field} />
            </>
          ),
      )}
      <h2>{t('plan.steps')}</h2>
      <ol>
        {standings.map((standing, place) => (
          <li>
            <strong>
              <OwnLine frame={frame} shown={text} part={`what-${place + 1}`} />
            </strong>
            {text.parts[`whom-${place + 1}`] && (
              <p>
                {t('step.whom')} <OwnLine frame={frame} shown={text} part={`whom-${place + 1}`} />
              </p>
            )}
            {text.parts[`when-${place + 1}`] && (
              <p>
                {t('step.when')} <OwnLine frame={frame} shown={text} part={`when-${place + 1}`} />
              </p>
            )}
            <p class="quiet">{t(`standing.${standing}`)}</p>
          </li>
        ))}
      </ol>
      <p>{t('plan.review', { day: dateInWords(frame.language, reviewOn) })}</p>
      <p>{t('plan.contact', { person, substitute })}</p>
    </section>
  );
};

/** On the first page of a family. */
export const PlanCard = ({ frame, reader }: { frame: Frame; reader: Reader }) => {
  const t = speakTo(reader, frame.language);
  return (
    <section class="card">
      <p>
        <strong>{t('card.title')}</strong>
      </p>
      <p>{t('card.text')}</p>
      <LinkButton look="second" to="/p/catch-up">
        {t('card.read')}
      </LinkButton>
    </section>
  );
};
