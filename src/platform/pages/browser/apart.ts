/** What a family page uses where nobody may be known: nothing that waits on the device goes along there. */
import '../quick-exit/browser/quick-exit.ts';
import '../read-aloud/browser/read-aloud.ts';
