import { Icon } from '../../../platform/pages/icon/icon.tsx';
import { Sound } from '../../../platform/questions/spoken/recorder.tsx';

interface Props {
  writer: string;
  reply: string;
  access: string;
  sound: { listen: string; late: string; changed: string };
}

/** How what is said in a conversation looks, for its writer and for contact persons; `#1` and `#2` stand where names come. */
export const SaidTemplates = ({ writer, reply, access, sound }: Props) => (
  <>
    <template id="one-writer">
      <li class="card mine">
        <p class="quiet">{writer}</p>
        <p class="said" dir="auto" />
      </li>
    </template>
    <template id="one-reply">
      <li class="card">
        <p class="quiet">{reply}</p>
        <p class="said" dir="auto" />
      </li>
    </template>
    <template id="one-access">
      <li class="quiet">{access}</li>
    </template>
    <template id="one-sound">
      <div>
        <button type="button" class="button second">
          <Icon name="aloud" />
          {sound.listen}
        </button>
        <voice-player hidden>
          <Sound label={sound.listen} />
        </voice-player>
        <p class="slip late" role="alert" hidden>
          {sound.late}
        </p>
        <p class="slip changed" role="alert" hidden>
          {sound.changed}
        </p>
      </div>
    </template>
  </>
);
