import { KEM_DHKEM_X25519_HKDF_SHA256 } from '@panva/hpke-noble';
import { defineSealedAnswers } from './desk/answers.ts';

/** The same `<sealed-answers>` for phones whose browser has no X25519 (before 2023). */
defineSealedAnswers(KEM_DHKEM_X25519_HKDF_SHA256);
