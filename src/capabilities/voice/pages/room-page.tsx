import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Audience } from '../../../platform/two-books/books.ts';
import { choices } from '../rules/choices.ts';
import { handsField, type RoomRefusal } from '../rules/room.ts';
import type { Statement } from '../rules/statements.ts';
import { staffWords as t } from '../texts/staff.ts';
import room from './room.css';

export const roomStyle = room;

interface Props {
  frame: Frame;
  round: { id: string; title: string; audiences: readonly Audience[] };
  /** Id of this group session, made when the page was: typed in twice it counts once. */
  sessionId: string;
  audience: Audience;
  statements: Statement[];
  /** What was typed in a field before it was refused. */
  typed(field: string): string;
  refused?: { refused: RoomRefusal; statementId?: string } | undefined;
  before: { audience: Audience; present: number }[];
}

/** A group together in a room: each statement large enough to be read from the back, and fields for the hands that were raised. */
export const RoomPage = ({ frame, round, sessionId, audience, statements, typed, refused, before }: Props) => (
  <StaffPage frame={frame} title={t('room.title')} styles={[roomStyle]} here="/staff/voice">
    <h1>
      {t('room.title')} · {round.title}
    </h1>
    <p>{t('room.intro')}</p>
    <p>
      {t('room.twice')} {t('room.small')}
    </p>
    {before.map((one) => (
      <p class="quiet">{t('room.before', { audience: t(`audience.${one.audience}`), present: one.present })}</p>
    ))}
    {round.audiences.length > 1 && (
      <nav aria-label={t('room.for')}>
        {round.audiences.map((one) => (
          <a href={`/staff/voice/${round.id}/room/${one}`} aria-current={one === audience ? 'page' : undefined}>
            {t(`audience.${one}`)}
          </a>
        ))}
      </nav>
    )}
    <form class="room" method="post" action={`/staff/voice/${round.id}/room/${audience}`} autocomplete="off">
      <input type="hidden" name="session" value={sessionId} />
      <TextField
        name="present"
        type="number"
        inputmode="numeric"
        label={t('room.present')}
        value={typed('present')}
        slip={refused && !refused.statementId ? t(refused.refused) : undefined}
      />
      {statements.map(({ id, words }) => (
        <section class="card">
          <h2>{words.nl}</h2>
          {refused?.statementId === id && <p class="slip">{t(refused.refused)}</p>}
          <div class="hands">
            {choices.map((choice) => (
              <TextField name={handsField(id, choice)} type="number" inputmode="numeric" label={t(`choice.${choice}`)} value={typed(handsField(id, choice))} />
            ))}
          </div>
        </section>
      ))}
      <Button icon="check">{t('room.save')}</Button>
    </form>
    <LinkButton look="quietly" to={`/staff/voice/${round.id}`}>
      {t('statements.back')}
    </LinkButton>
  </StaffPage>
);
