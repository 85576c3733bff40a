import { Button, LinkButton } from '../../../platform/pages/button/button.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Part } from '../store/rounds.ts';
import { staffWords as t } from '../texts/staff.ts';
import { Words } from './round-form.tsx';

interface Props {
  frame: Frame;
  round: { id: string; title: string; period: string };
  parts: Part[];
  mayTakeOut: boolean;
}

/** What is asked in a round that is open: nothing can be changed any more, but a question that does harm can be taken out. */
export const PutQuestionsPage = ({ frame, round, parts, mayTakeOut }: Props) => (
  <StaffPage frame={frame} title={t('put.title')} here="/staff/rounds">
    <h1>{t('put.title')}</h1>
    <p>
      {round.title} · {round.period}
    </p>
    {mayTakeOut && <p>{t('put.intro')}</p>}
    {parts.map(({ version, questions }) => (
      <section>
        <h2>{t(`audience.${version}`)}</h2>
        <ul class="rows">
          {questions.map(({ id, text, isRemoved }) => (
            <li>
              <span>
                <Words text={text} language="nl" period={round.period} />
                {isRemoved && <small> · {t('put.taken-out')}</small>}
              </span>
              {mayTakeOut && !isRemoved && (
                <form method="post" action={`/staff/rounds/${round.id}/removals`}>
                  <input type="hidden" name="version" value={version} />
                  <Button look="quietly" name="question" value={id}>
                    {t('put.take-out')}
                    <span class="off-screen">
                      {': '}
                      <Words text={text} language="nl" period={round.period} />
                    </span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </section>
    ))}
    <LinkButton look="quietly" to={`/staff/rounds/${round.id}/people`}>
      {t('own.back')}
    </LinkButton>
  </StaffPage>
);
