import { KEM_DHKEM_X25519_HKDF_SHA256 } from '@panva/hpke-noble';
import { defineSealedLetter } from './desk/letter.ts';

/** The same `<sealed-letter>` for phones whose browser has no X25519 (before 2023). */
defineSealedLetter(KEM_DHKEM_X25519_HKDF_SHA256);
