import { defineSealedLetter } from './desk/letter.ts';

defineSealedLetter();
