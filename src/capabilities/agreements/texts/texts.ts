import { speechOf } from '../../../platform/texts/words.ts';
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };

const catalogue = { nl, fr, en, ar, tr };

export const speakTo = speechOf(catalogue);
