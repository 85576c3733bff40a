import { SaveOffline } from '../../../platform/outbox/save-offline.tsx';
import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Choices } from '../../../platform/pages/choice/choice.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { type Question, questionsFor, type Version } from '../rules/questions.ts';
import { talkWishes } from '../rules/talks.ts';
import { staffWords as t } from '../texts/staff.ts';
import paper from './paper.css';

interface ClassProps {
  frame: Frame;
  schoolClass: { id: string; name: string };
  pupils: { id: string; givenName: string; familyName: string }[];
}

interface TalkProps extends ClassProps {
  /** For a browser that is offline: who may note what, and the key to seal it to. */
  ticket: string;
  school: string;
  sealingKey: string;
  talkId: string;
  chosen?: { pupil: string; wish: string };
  slip?: boolean;
  saved?: string | undefined;
  isOpen: boolean;
}

/** "I asked her": who, what, save. Three taps, also at the gate without internet. */
export const TalkPage = ({ frame, schoolClass, pupils, ticket, school, sealingKey, talkId, chosen, slip = false, saved, isOpen }: TalkProps) => (
  <StaffPage frame={frame} title={t('asking.title')} elements={['save-offline']}>
    <h1>
      {t('asking.title')} · {schoolClass.name}
    </h1>
    {saved && <Notice>{t('asking.saved', { name: saved })}</Notice>}
    {!isOpen && <Notice>{t('asking.shut')}</Notice>}
    <p>{t('asking.intro')}</p>
    <SaveOffline language="nl" reader="guardian" school={school} sealingKey={sealingKey}>
      <form method="post" action={`/staff/check-ins/${schoolClass.id}/talks`} autocomplete="off">
        <input type="hidden" name="id" value={talkId} />
        <input type="hidden" name="ticket" value={ticket} />
        <fieldset>
          <legend>
            <h2>{t('asking.who')}</h2>
          </legend>
          {slip && <Notice worry>{t('asking.choose')}</Notice>}
          <WhichPupil pupils={pupils} chosenId={chosen?.pupil} />
        </fieldset>
        <fieldset>
          <legend>
            <h2>{t('asking.wish')}</h2>
          </legend>
          <Choices name="wish" chosen={[chosen?.wish ?? 'no']} options={talkWishes.map((value) => ({ value, text: t(`asking.${value}`) }))} />
        </fieldset>
        <Buttons>
          <Button icon="check">{t('asking.save')}</Button>
        </Buttons>
      </form>
    </SaveOffline>
    <LinkButton look="quietly" to={`/staff/classes/${schoolClass.id}`}>
      {t('class.back', { name: schoolClass.name })}
    </LinkButton>
  </StaffPage>
);

/** Whoever comes from the name of a pupil sees that pupil, and does not scroll past a whole class; the others are one tap away. */
const WhichPupil = ({ pupils, chosenId }: Pick<ClassProps, 'pupils'> & { chosenId: string | undefined }) => {
  const options = pupils.map(({ id, givenName, familyName }) => ({ value: id, text: `${givenName} ${familyName}` }));
  const [first, others] = [options.filter(({ value }) => value === chosenId), options.filter(({ value }) => value !== chosenId)];
  const theOthers = (
    <div class="columns">
      <Choices name="pupil" options={others} />
    </div>
  );
  if (first.length === 0) return theOthers;
  return (
    <>
      <Choices name="pupil" chosen={chosenId ? [chosenId] : []} options={first} />
      <details>
        <summary>{t('asking.somebody-else')}</summary>
        {theOthers}
      </details>
    </>
  );
};

export const paperStyle = paper;

interface PaperProps extends ClassProps {
  version: Version;
  answererNames: string[];
  readerName: string;
  saved?: number | undefined;
  slip?: boolean;
}

/** The paper twin: an A5 strip a pupil to print, and the list of who got one. */
export const PaperPage = ({ frame, schoolClass, pupils, version, answererNames, readerName, saved, slip = false }: PaperProps) => (
  <StaffPage frame={frame} title={t('paper.title')} styles={[paperStyle]}>
    <div class="no-print">
      <h1>
        {t('paper.title')} · {schoolClass.name}
      </h1>
      {saved !== undefined && <Notice>{t('paper.saved', { count: saved })}</Notice>}
      <p>{t('paper.intro')}</p>
      <p>{t('paper.print')}</p>
      <form class="card" method="post" action={`/staff/check-ins/${schoolClass.id}/paper`} autocomplete="off">
        <fieldset>
          <legend>
            <h2>{t('paper.handed-out')}</h2>
          </legend>
          <p>{t('paper.handed-out-hint')}</p>
          {slip && <Notice worry>{t('paper.choose')}</Notice>}
          <Choices name="everybody" several options={[{ value: 'yes', text: t('paper.all') }]} />
          <div class="columns">
            <Choices name="pupil" several options={pupils.map(({ id, givenName, familyName }) => ({ value: id, text: `${givenName} ${familyName}` }))} />
          </div>
        </fieldset>
        <Button>{t('paper.save')}</Button>
      </form>
      <LinkButton look="quietly" to={`/staff/classes/${schoolClass.id}`}>
        {t('class.back', { name: schoolClass.name })}
      </LinkButton>
    </div>
    {pupils.map(({ givenName }) => (
      <Strip givenName={givenName} version={version} answererNames={answererNames} readerName={readerName} />
    ))}
  </StaffPage>
);

const onPaper = ['mood', 'nice', 'talk'] as const;

const Strip = ({ givenName, version, answererNames, readerName }: { givenName: string; version: Version; answererNames: string[]; readerName: string }) => (
  <section class="strip">
    <p>{t('paper.for', { name: givenName })}</p>
    {questionsFor(version)
      .filter(({ field }) => onPaper.some((asked) => asked === field))
      .map((question) => (
        <PaperQuestion question={question} />
      ))}
    <h3>{t('paper.talk-to')}</h3>
    <ul class="boxes">
      {answererNames.map((name) => (
        <li>{name}</li>
      ))}
    </ul>
    <p class="fold">
      {t('paper.give-to')} {readerName}
    </p>
  </section>
);

const PaperQuestion = ({ question: { text, options } }: { question: Question }) => (
  <>
    <h3>{text.nl}</h3>
    {options.length === 0 ? (
      <p class="line" />
    ) : (
      <ul class="boxes">
        {options.map((option) => (
          <li>{option.text.nl}</li>
        ))}
      </ul>
    )}
  </>
);
