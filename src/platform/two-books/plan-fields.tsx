import { SelectField, TextField } from '../pages/field/field.tsx';
import type { Plan } from './opening.ts';
import type { TypedPlan } from './plan.ts';

interface Props {
  plan: TypedPlan;
  /** Who may read and stand in. */
  answerers: readonly { id: string; name: string }[];
  words(key: 'draft.from' | 'draft.until' | 'draft.reader' | 'draft.reader-hint' | 'draft.substitute' | 'draft.nobody'): string;
  slipOf(field: keyof Plan): string | undefined;
}

/** From when until when an occasion is open, and who reads what is said in it. */
export const PlanFields = ({ plan, answerers, words, slipOf }: Props) => {
  const people = [{ value: '', text: words('draft.nobody') }, ...answerers.map(({ id, name }) => ({ value: id, text: name }))];
  return (
    <div class="columns">
      <TextField name="opens-on" type="date" label={words('draft.from')} value={plan.opensOn} slip={slipOf('opensOn')} />
      <TextField name="closes-on" type="date" label={words('draft.until')} value={plan.closesOn} slip={slipOf('closesOn')} />
      <SelectField
        name="reader"
        label={words('draft.reader')}
        hint={words('draft.reader-hint')}
        value={plan.readerId}
        options={people}
        slip={slipOf('readerId')}
      />
      <SelectField name="substitute" label={words('draft.substitute')} value={plan.substituteId} options={people} slip={slipOf('substituteId')} />
    </div>
  );
};
