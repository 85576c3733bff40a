import { defineSealedAnswers } from './desk/answers.ts';

defineSealedAnswers();
