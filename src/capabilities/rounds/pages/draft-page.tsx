import { AskedTwice, Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import type { Version } from '../../../platform/two-books/books.ts';
import { fieldOfRefusal, type TypedPlan } from '../../../platform/two-books/plan.ts';
import { PlanFields } from '../../../platform/two-books/plan-fields.tsx';
import type { OpeningRefusal } from '../rules/opening.ts';
import { staffWords as t } from '../texts/staff.ts';

/** What is typed on the page, as it is typed. */
export interface PlanForm extends TypedPlan {
  edition: number;
  title: string;
  period: string;
}

interface Props {
  frame: Frame;
  id: string;
  /** A set of the school's own: its name can be changed. */
  isOwn: boolean;
  plan: PlanForm;
  answerers: { id: string; name: string }[];
  parts: { version: Version; count: number }[];
  refused?: OpeningRefusal | 'draft.clash' | undefined;
  isSaved?: boolean;
}

const beside: Partial<Record<OpeningRefusal | 'draft.clash', keyof PlanForm>> = { ...fieldOfRefusal, 'opening.no-period': 'period' };

/** Setting a round ready: the period, until when, who reads, which questions. Then it can open. */
export const DraftPage = ({ frame, id, isOwn, plan, answerers, parts, refused, isSaved = false }: Props) => {
  const field = refused && beside[refused];
  const slipOf = (name: keyof PlanForm): string | undefined => (field === name && refused ? t(refused) : undefined);
  return (
    <StaffPage frame={frame} title={t('draft.title', { title: plan.title })} here="/staff/rounds">
      <h1>{t('draft.title', { title: plan.title })}</h1>
      {isSaved && <Notice>{t('draft.saved')}</Notice>}
      {refused && !field && <Notice worry>{t(refused)}</Notice>}
      <form class="card" method="post" action={`/staff/rounds/${id}`} autocomplete="off">
        <input type="hidden" name="edition" value={String(plan.edition)} />
        {isOwn && <TextField name="title" label={t('draft.name')} value={plan.title} maxlength={60} />}
        <TextField name="period" label={t('draft.period')} hint={t('draft.period-hint')} value={plan.period} maxlength={60} slip={slipOf('period')} />
        <PlanFields plan={plan} answerers={answerers} words={t} slipOf={slipOf} />
        <Button look="second">{t('draft.save')}</Button>
        <h2>{t('draft.questions')}</h2>
        <p>{t('draft.questions-intro')}</p>
        <ul class="rows">
          {parts.map(({ version, count }) => (
            <li>
              <span>
                {t(`audience.${version}`)}: {t('draft.count', { count })}
              </span>
              <Button look="second" name="to" value={version}>
                {t('draft.change')}
                <span class="off-screen">{` ${t('draft.change-for', { people: t(`audience.${version}`) })}`}</span>
              </Button>
            </li>
          ))}
        </ul>
        <Buttons>
          <Button to={`/staff/rounds/${id}/opening`}>{t('draft.open')}</Button>
        </Buttons>
      </form>
      <LinkButton look="quietly" to={`/staff/rounds/${id}/file`}>
        {t('draft.export')}
      </LinkButton>
      <AskedTwice first={t('draft.remove')} sure={t('draft.remove-yes')} to={`/staff/rounds/${id}/removal`} />
    </StaffPage>
  );
};
