import {
  actions,
  command,
  type Document,
  doc,
  line,
  link,
  list,
  markdown,
  strong,
} from '../../../src/message/document.ts';
import type { Batch, ChatAdapter, ChatInbound, InboundEvent, PostOptions } from '../../../src/ports/chat.ts';

const material = `# Les arbres binaires

Un arbre binaire est **soit vide, soit un nœud** et deux arbres, son *sous-arbre gauche* et son *sous-arbre droit*. Tout ce qui suit tient à cette définition : on traite le cas vide, puis on s'appelle soi-même sur les deux côtés.

## La hauteur

La hauteur $h(a)$ compte les arêtes du plus long chemin vers une feuille. Celle de l'arbre vide vaut $-1$, et sinon $h(a) = 1 + \\max(h(g), h(d))$.

\`\`\`python
def hauteur(arbre):
    if arbre is None:
        return -1
    return 1 + max(hauteur(arbre.gauche), hauteur(arbre.droite))
\`\`\`

| Forme de l'arbre | Hauteur pour $n$ nœuds |
|---|---|
| dégénéré (une liste) | $n - 1$ |
| équilibré | $\\lfloor \\log_2 n \\rfloor$ |

## À faire

1. Dessinez les cinq arbres à trois nœuds.
2. Écrivez \`nombre_de_feuilles\`, puis comparez dans le fil.

> Une fonction sur les arbres qui oublie le cas vide est presque toujours fausse.
`;

/** What the bot of this stage says, close to docs and transcript: enough to see every form a message has. */
const says = {
  hello: doc(
    line`Bonjour. Je tiens les séances d'un cours, à l'écrit d'abord.`,
    line`Pour commencer : ${command('créer LO21 Algorithmes et structures')}. Aide : ${command('aide')}. En privé : ${{ kind: 'direct', text: 'Cours' }}.`,
  ),
  agenda: doc(
    line`Séances à venir de LO21 :`,
    list([
      [strong('S1'), ' mardi 1er décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris), Les arbres'],
      [strong('S2'), ' mardi 8 décembre 2026, de 14 h 15 à 16 h 15 (heure de Paris)'],
    ]),
    line`La prochaine : ${command('prochain')}.`,
  ),
  refused: doc(
    line`Pour planifier, il faut être dans l'équipe de LO21 (Prof). Vous pouvez proposer une date en l'écrivant ici.`,
  ),
  opening: doc(
    line`📖 ${strong('Séance 1 (S1), Les arbres')} : ouverte jusqu'à 16 h 15. Elle se tient ici, à l'écrit ; une salle audio s'ouvre si vous en demandez une.`,
    markdown(material),
  ),
  thread: doc(
    line`💬 Questions et remarques ici. Si votre application n'affiche pas les fils, écrivez simplement dans le salon : c'est pris en compte.`,
  ),
  request: (people: number) =>
    doc(
      line`🔊 Ana demande une salle audio pour la séance 1 (S1) : « je bloque sur la rotation ». ${people === 1 ? '1 personne' : `${people} personnes`} sur les 3 nécessaires. Pour l'ouvrir : 👍 ou ${command('audio oui')} ; l'équipe peut l'ouvrir sans attendre.`,
      actions({ sign: '👍', label: "J'en ai besoin aussi", command: 'audio oui 1', off: 'audio non 1' }),
    ),
  room: doc(
    line`🔊 Salle audio ouverte pour la séance 1 (S1) : ${link('https://visio.example.org/cours-k7q2m9x4tz')} (Jitsi, audio seul, sans compte).`,
    line`L'écrit reste la référence : notez ce qui compte dans le fil.`,
  ),
  didYouMean: doc(
    line`Je ne connais pas la commande « planifer » ; vouliez-vous ${command('planifier jeudi 14h')} ? ✅ pour l'envoyer.`,
    actions({ sign: '✅', label: 'Envoyer', command: 'planifier jeudi 14h' }),
  ),
} satisfies Record<string, Document | ((people: number) => Document)>;

/** A bot that answers through the adapter alone, so that the page can be seen without the engine. */
export class StubBot implements ChatInbound {
  readonly events: InboundEvent[] = [];
  readonly #adapter: ChatAdapter;
  readonly #room: string;
  #keys = 0;
  #cursor: string | undefined;
  #request: string | undefined;
  readonly #wanting = new Set<string>();

  constructor(adapter: ChatAdapter, room: string) {
    this.#adapter = adapter;
    this.#room = room;
  }

  async receive(batch: Batch): Promise<void> {
    for (const event of batch.events) {
      this.events.push(event);
      await this.#answer(event);
    }
    this.#cursor = batch.cursor;
  }

  async cursorOf(): Promise<string | undefined> {
    return this.#cursor;
  }

  async readBlob(): Promise<Uint8Array> {
    return new TextEncoder().encode('gauche;droite\n1;2\n');
  }

  async #answer(event: InboundEvent): Promise<void> {
    if (event.kind === 'membership' && event.self)
      await this.say(says.hello, { ring: true, room: event.room });
    if (event.kind === 'message') await this.#command(event.text, event.room, event.thread, event.id);
    if (event.kind === 'reaction' && event.message === this.#request) {
      if (event.removed) this.#wanting.delete(event.user);
      else this.#wanting.add(event.user);
      await this.#count();
    }
  }

  async #command(text: string, room: string, thread: string | undefined, replyTo: string): Promise<void> {
    const where = { room, ...(thread === undefined ? {} : { thread }), replyTo };
    if (text === '!cours agenda') await this.say(says.agenda, where);
    if (text.startsWith('!cours planifer')) await this.say(says.didYouMean, where);
    if (text.startsWith('!cours planifier')) await this.say(says.refused, where);
    if (text === '!cours démarrer') await this.open();
    if (text.startsWith('!cours audio')) {
      this.#request = await this.say(says.request(1), { room });
      await this.#adapter.reactions?.react({ account: 'local', room }, this.#request, '👍', this.#key());
    }
  }

  /** The session opens: the material rings, its thread begins silently, a file comes along. */
  async open(): Promise<string> {
    const root = await this.say(says.opening, { ring: true });
    await this.#adapter.post(
      { account: 'local', room: this.#room },
      { kind: 'file', file: { blob: 'b', name: 'arbres.csv', type: 'text/csv', size: 18 } },
      this.#options(false),
    );
    const thread = await this.#adapter.threads?.open(
      { account: 'local', room: this.#room },
      root,
      'Séance 1 (S1), Les arbres',
    );
    await this.#adapter.pins?.pin({ account: 'local', room: this.#room }, root, this.#key());
    if (thread !== undefined) await this.say(says.thread, { thread });
    return root;
  }

  async openRoom(user: string): Promise<void> {
    await this.say(says.room, { ring: true, mention: [user] });
  }

  async #count(): Promise<void> {
    if (this.#request === undefined) return;
    const document = says.request(1 + this.#wanting.size);
    const target = { account: 'local', room: this.#room };
    await this.#adapter.edits?.edit(target, this.#request, document, this.#options(false));
  }

  async say(
    document: Document,
    where: {
      room?: string;
      thread?: string;
      ring?: boolean;
      replyTo?: string;
      mention?: readonly string[];
    } = {},
  ): Promise<string> {
    const target = {
      account: 'local',
      room: where.room ?? this.#room,
      ...(where.thread === undefined ? {} : { thread: where.thread }),
    };
    return this.#adapter.post(
      target,
      { kind: 'text', document },
      {
        ...this.#options(where.ring ?? false),
        mention: where.mention ?? [],
        ...(where.replyTo === undefined ? {} : { replyTo: where.replyTo }),
      },
    );
  }

  #options(ring: boolean): PostOptions {
    return { key: this.#key(), ring, mention: [], mentionRoom: false };
  }

  #key(): string {
    this.#keys += 1;
    return `stub-${this.#keys}`;
  }
}
