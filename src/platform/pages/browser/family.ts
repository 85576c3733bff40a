/**
 * What family pages use most, in one file: it is fetched once and kept, where four small files would each bring their headers.
 */
import '../../outbox/browser/save-offline.ts';
import '../../outbox/browser/send-later.ts';
import '../idle-screen/browser/idle-screen.ts';
import '../../questions/browser/other-language.ts';
import '../quick-exit/browser/quick-exit.ts';
import '../read-aloud/browser/read-aloud.ts';
import './keep-help.ts';
