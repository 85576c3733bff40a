import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Day } from '../../../platform/time/clock.ts';
import type { Way } from '../../../platform/two-books/books.ts';
import type { State } from '../../../platform/two-books/opening.ts';
import { GroupList, StandingLists } from '../../../platform/two-books/people-lists.tsx';
import type { GroupLine, Standing } from '../../../platform/two-books/standing.ts';
import { staffWords as t } from '../texts/staff.ts';
import { stateInWords } from './rounds-page.tsx';

export interface RoundHead {
  id: string;
  title: string;
  period: string;
  state: State;
  day: Day | null;
  readerName: string;
  substituteName: string;
}

interface PeopleProps {
  frame: Frame;
  round: RoundHead;
  groups: GroupLine[];
  /** May close it. */
  mayClose: boolean;
  /** Reads what was said. */
  isReader: boolean;
  /** Is asked in this round too. */
  isAsked: boolean;
  done?: 'saved' | 'was-there' | 'late' | undefined;
  /** It cannot be put away yet: a theme waits for an answer. */
  isOwing?: boolean;
}

/** A round while it runs and after: whom it reached, by name and never by what was said. */
export const RoundPeoplePage = ({ frame, round, groups, mayClose, isReader, isAsked, done, isOwing = false }: PeopleProps) => (
  <StaffPage frame={frame} title={round.title} here="/staff/rounds">
    <Head round={round} />
    {done && <Notice>{t(`people.${done}`)}</Notice>}
    {isAsked && round.state === 'open' && <LinkButton to={`/staff/rounds/${round.id}/answer`}>{t('people.answer-yourself')}</LinkButton>}
    {isReader && <Reading round={round} />}
    <p class="own-things">
      <a href={`/staff/rounds/${round.id}/put`}>{t('people.questions')}</a>
    </p>
    <h2>{t('people.title')}</h2>
    <p>{t('people.intro')}</p>
    <GroupList groups={groups} at={`/staff/rounds/${round.id}/people`} words={t} />
    {mayClose && round.state === 'closed' && (
      <form class="card" method="post" action={`/staff/rounds/${round.id}/archive`}>
        <h2>{t('people.archive')}</h2>
        <p>{t('people.archive-hint')}</p>
        {isOwing && <Notice worry>{t('people.archive-owing')}</Notice>}
        <Button look="second">{t('people.archive-now')}</Button>
      </form>
    )}
    {mayClose && (round.state === 'open' || round.state === 'waiting') && (
      <section class="card">
        <h2>{t('people.close')}</h2>
        <p>{t('people.close-hint')}</p>
        <AskedTwice first={t('people.close-now')} sure={t('people.close-yes')} to={`/staff/rounds/${round.id}/closing`} />
      </section>
    )}
  </StaffPage>
);

const Head = ({ round }: { round: RoundHead }) => (
  <>
    <h1>
      {round.title} · {round.period}
    </h1>
    <p>
      {t('people.state', { state: stateInWords(round.state, round.day) })} {t('people.readers', { reader: round.readerName, substitute: round.substituteName })}
    </p>
  </>
);

const Reading = ({ round }: { round: RoundHead }) => (
  <section class="card">
    <h2>{t('people.reading')}</h2>
    <p>{t(round.state === 'closed' || round.state === 'archived' ? 'people.reading-now' : 'people.reading-later')}</p>
    <Buttons>
      <LinkButton look="second" to={`/staff/rounds/${round.id}/named`}>
        {t('people.named')}
      </LinkButton>
      {(round.state === 'closed' || round.state === 'archived') && (
        <LinkButton look="second" to={`/staff/rounds/${round.id}/words`}>
          {t('people.words')}
        </LinkButton>
      )}
    </Buttons>
  </section>
);

interface GroupProps {
  frame: Frame;
  round: RoundHead;
  of: string;
  name: string;
  people: { personId: string; name: string; standing: Standing; way: Way | null; note?: string | undefined }[];
  /** Types over what came on paper. */
  isReader: boolean;
  /** How many were reminded just now. */
  reminded?: number | undefined;
}

/** One class, the guardians or the staff: who is not reached yet in front, with the ways in. All lists are alphabetical. */
export const GroupPage = ({ frame, round, of, name, people, isReader, reminded }: GroupProps) => {
  const isOpen = round.state === 'open';
  return (
    <StaffPage frame={frame} title={`${round.title} · ${name}`} here="/staff/rounds">
      <Head round={round} />
      <p class="own-things">
        <a href={`/staff/rounds/${round.id}/people`}>{t('people.all-groups')}</a>
      </p>
      {reminded !== undefined && <Notice>{t('people.reminded', { count: reminded })}</Notice>}
      {isOpen && of !== 'staff' && (
        <section class="card no-print">
          <h2>{t('people.ways')}</h2>
          <p>{t('people.ways-intro')}</p>
          <Buttons>
            {of !== 'guardians' && (
              <LinkButton look="second" icon="tablet" to={`/staff/class-device/${of}`}>
                {t('people.way-device')}
              </LinkButton>
            )}
            <LinkButton look="second" icon="paper" to={`/staff/rounds/${round.id}/people/${of}/paper`}>
              {t('people.way-paper')}
            </LinkButton>
          </Buttons>
          <form method="post" action={`/staff/rounds/${round.id}/people/${of}/reminders`}>
            <p>{t('people.remind-hint')}</p>
            <Button look="second">{t('people.remind')}</Button>
          </form>
        </section>
      )}
      <StandingLists name={name} people={people} words={t} beside={(person) => <Beside round={round} of={of} person={person} isReader={isReader} />} />
    </StaffPage>
  );
};

interface BesideProps {
  round: RoundHead;
  of: string;
  person: GroupProps['people'][number];
  isReader: boolean;
}

const Beside = ({ round, of, person, isReader }: BesideProps) => {
  if (person.standing !== 'not-reached' || of === 'staff') return null;
  return (
    <>
      {round.state === 'open' && <WaysIn round={round} person={person} isReader={isReader} />}
      {round.state === 'closed' && <ToRegister person={person} />}
    </>
  );
};

/** Whoever a round did not reach is perhaps somebody whom the school has lost. A person decides; nothing goes there by itself. */
const ToRegister = ({ person }: { person: { personId: string; name: string } }) => (
  <LinkButton look="quietly" to={`/staff/lost/new?person=${person.personId}`}>
    {t('people.lost')}
    <span class="off-screen">{`: ${person.name}`}</span>
  </LinkButton>
);

const WaysIn = ({ round, person, isReader }: { round: RoundHead; person: { personId: string; name: string }; isReader: boolean }) => (
  <span>
    <LinkButton look="quietly" to={`/staff/rounds/${round.id}/with/${person.personId}/talk`}>
      {t('people.together')}
      <span class="off-screen">{`: ${person.name}`}</span>
    </LinkButton>
    {isReader && (
      <LinkButton look="quietly" to={`/staff/rounds/${round.id}/with/${person.personId}/paper`}>
        {t('people.from-paper')}
        <span class="off-screen">{`: ${person.name}`}</span>
      </LinkButton>
    )}
  </span>
);
