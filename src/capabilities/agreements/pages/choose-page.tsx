import { Button, Buttons, LinkButton } from '../../../platform/pages/button/button.tsx';
import { TextField } from '../../../platform/pages/field/field.tsx';
import { type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { staffWords as t } from '../texts/staff.ts';

interface Props {
  frame: Frame;
  starters: { id: string; name: string }[];
  /** Subjects of the school itself. */
  own: string[];
  /** Agreements that are there already, by the id or name of their subject. */
  known: Map<string, { id: string; title: string }[]>;
  typed?: string;
  slip?: 'choose.empty' | 'choose.too-long' | undefined;
}

/** What the agreement is about: a subject that ships, one of the school, or a new one. */
export const ChoosePage = ({ frame, starters, own, known, typed = '', slip }: Props) => (
  <StaffPage frame={frame} title={t('choose.title')} here="/staff/agreements">
    <h1>{t('choose.title')}</h1>
    <p>{t('choose.intro')}</p>
    <form method="post" action="/staff/agreements" autocomplete="off">
      <ul class="rows">
        {starters.map(({ id, name }) => (
          <Subject value={id} name={name} known={known.get(id)} />
        ))}
        {own.map((name) => (
          <Subject value={name} name={name} known={known.get(name)} />
        ))}
      </ul>
    </form>
    <form class="card" method="post" action="/staff/agreements" autocomplete="off">
      <h2>{t('choose.other')}</h2>
      <TextField name="subject" label={t('choose.name')} hint={t('choose.hint')} value={typed} slip={slip && t(slip)} />
      <Button>{t('choose.begin')}</Button>
    </form>
  </StaffPage>
);

const Subject = ({ value, name, known = [] }: { value: string; name: string; known: { id: string; title: string }[] | undefined }) => (
  <li>
    <div>
      <strong>{name}</strong>
      {known.map(({ id, title }) => (
        <p class="quiet">
          {t('choose.known')} <a href={`/staff/agreements/${id}`}>{title}</a>
        </p>
      ))}
    </div>
    <Button look="second" name="subject" value={value}>
      {t('choose.begin')}
      <span class="off-screen">{` ${name}`}</span>
    </Button>
  </li>
);

interface ClashProps {
  frame: Frame;
  agreementId: string;
  draft: StandingRule;
  others: StandingRule[];
}

/** A rule beside another: what it says, for whom and when. */
export interface StandingRule {
  id: string;
  title: string;
  forWhom: string;
  when: string;
  decided: string;
  allowed: string[];
  notAllowed: string[];
}

/** Two on one subject for the same people at the same time: one line means that one of them changes. */
export const ContradictionPage = ({ frame, agreementId, draft, others }: ClashProps) => (
  <StaffPage frame={frame} title={t('contradiction.title')} here="/staff/agreements">
    <h1>{t('contradiction.title')}</h1>
    <p>{t('contradiction.text')}</p>
    <div class="columns">
      <Rule heading={t('contradiction.draft')} rule={draft} />
      <div>
        {others.map((rule) => (
          <Rule heading={t('contradiction.other')} rule={rule} />
        ))}
      </div>
    </div>
    <Buttons>
      <LinkButton to={`/staff/agreements/${agreementId}/draft`}>{t('contradiction.change-draft')}</LinkButton>
      {others.map(({ id, title }) => (
        <LinkButton look="second" to={`/staff/agreements/${id}`}>
          {t('contradiction.change-other', { title })}
        </LinkButton>
      ))}
    </Buttons>
  </StaffPage>
);

const Rule = ({ heading, rule }: { heading: string; rule: StandingRule }) => (
  <section class="card">
    <p class="quiet">{heading}</p>
    <h2>{rule.title}</h2>
    <p>
      {rule.forWhom} {rule.when}
    </p>
    <p>{rule.decided}</p>
    <h3>{t('field.allowed')}</h3>
    <ul>
      {rule.allowed.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    {rule.notAllowed.length > 0 && <h3>{t('field.notAllowed')}</h3>}
    {rule.notAllowed.length > 0 && (
      <ul>
        {rule.notAllowed.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    )}
  </section>
);
