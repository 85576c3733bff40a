import { AskedTwice, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Day } from '../../../platform/time/clock.ts';
import type { Way } from '../../../platform/two-books/books.ts';
import type { State } from '../../../platform/two-books/opening.ts';
import { GroupList, StandingLists } from '../../../platform/two-books/people-lists.tsx';
import type { GroupLine, Standing } from '../../../platform/two-books/standing.ts';
import { staffWords as t } from '../texts/staff.ts';
import { stateInWords } from './planning-pages.tsx';

export interface RoundHead {
  id: string;
  title: string;
  state: State;
  day: Day | null;
  readerName: string;
  substituteName: string;
}

export const doneThings = ['saved', 'late', 'strip-again', 'strip-differs', 'some-taken-out', 'own-full', 'room', 'read', 'was-read'] as const;

interface RoundProps {
  frame: Frame;
  round: RoundHead;
  groups: GroupLine[];
  mayClose: boolean;
  /** Reads own statements: how many wait. */
  waiting?: number | undefined;
  /** Is asked in this round too. */
  isAsked: boolean;
  done?: (typeof doneThings)[number] | undefined;
}

const isOver = (state: State): boolean => state === 'closed' || state === 'archived';

/** A round of statements while it runs and after: whom it reached, by name and never by what was said. */
export const RoundPage = ({ frame, round, groups, mayClose, waiting, isAsked, done }: RoundProps) => (
  <StaffPage frame={frame} title={round.title} here="/staff/voice">
    <Head round={round} />
    {done && <Notice>{t(`round.done.${done}`)}</Notice>}
    <Buttons>
      {isOver(round.state) && <LinkButton to={`/staff/voice/${round.id}/results`}>{t('round.results')}</LinkButton>}
      {waiting !== undefined && (
        <LinkButton look="second" to={`/staff/voice/${round.id}/own`}>
          {t('round.own', { count: waiting })}
        </LinkButton>
      )}
      {round.state === 'open' && (
        <LinkButton look="second" to={`/staff/voice/${round.id}/room`}>
          {t('round.room')}
        </LinkButton>
      )}
      {isAsked && round.state === 'open' && (
        <LinkButton look="second" to={`/staff/voice/${round.id}/answer`}>
          {t('round.answer-yourself')}
        </LinkButton>
      )}
      <LinkButton look="quietly" to={`/staff/voice/${round.id}/statements`}>
        {t('round.statements')}
      </LinkButton>
    </Buttons>
    <h2>{t('round.people')}</h2>
    <p>{t('round.people-intro')}</p>
    <GroupList groups={groups} at={`/staff/voice/${round.id}/people`} words={t} />
    {mayClose && (round.state === 'open' || round.state === 'waiting') && (
      <section class="card">
        <h2>{t('round.close')}</h2>
        <p>{t('round.close-hint')}</p>
        <AskedTwice first={t('round.close-now')} sure={t('round.close-yes')} to={`/staff/voice/${round.id}/closing`} />
      </section>
    )}
  </StaffPage>
);

const Head = ({ round }: { round: RoundHead }) => (
  <>
    <h1>{round.title}</h1>
    <p>
      {stateInWords(round.state, round.day)}. {t('round.readers', { reader: round.readerName, substitute: round.substituteName })}
    </p>
  </>
);

interface GroupProps {
  frame: Frame;
  round: RoundHead;
  of: string;
  name: string;
  people: { personId: string; name: string; standing: Standing; way: Way | null }[];
  /** Types over what came on paper. */
  isReader: boolean;
}

/** One class, the guardians or the staff: who is not reached yet in front, with the ways in. All lists are alphabetical. */
export const GroupPage = ({ frame, round, of, name, people, isReader }: GroupProps) => {
  const isOpen = round.state === 'open' && of !== 'staff';
  return (
    <StaffPage frame={frame} title={`${round.title} · ${name}`} here="/staff/voice">
      <Head round={round} />
      <p class="own-things">
        <a href={`/staff/voice/${round.id}`}>{t('group.all')}</a>
      </p>
      {isOpen && (
        <Buttons>
          {of !== 'guardians' && (
            <LinkButton look="second" icon="tablet" to={`/staff/class-device/${of}`}>
              {t('group.device')}
            </LinkButton>
          )}
          <LinkButton look="second" icon="paper" to={`/staff/voice/${round.id}/people/${of}/paper`}>
            {t('group.paper')}
          </LinkButton>
        </Buttons>
      )}
      <StandingLists
        name={name}
        people={people}
        words={t}
        beside={(person) => isOpen && person.standing !== 'did-not-want' && <WaysIn roundId={round.id} person={person} isReader={isReader} />}
      />
    </StaffPage>
  );
};

const WaysIn = ({ roundId, person, isReader }: { roundId: string; person: GroupProps['people'][number]; isReader: boolean }) => (
  <span>
    {person.standing === 'not-reached' && (
      <LinkButton look="quietly" to={`/staff/voice/${roundId}/with/${person.personId}/talk`}>
        {t('group.talk')}
        <span class="off-screen">{`: ${person.name}`}</span>
      </LinkButton>
    )}
    {isReader && (
      <LinkButton look="quietly" to={`/staff/voice/${roundId}/with/${person.personId}/paper/1`}>
        {t('group.from-paper')}
        <span class="off-screen">{`: ${person.name}`}</span>
      </LinkButton>
    )}
  </span>
);
