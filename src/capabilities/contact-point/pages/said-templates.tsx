/** How what is said in a conversation looks, for its writer and for contact persons; `#1` and `#2` stand where names come. */
export const SaidTemplates = ({ writer, reply, access }: { writer: string; reply: string; access: string }) => (
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
  </>
);
