/** Characters of Markdown and HTML that are kept: those of a hundred long messages. */
const most = 32 * 1024 * 1024;

interface Drawing {
  readonly source: string;
  /** What else it shows: the pictures in it. */
  readonly beside: string;
  readonly html: string;
}

/** Markdown drawn once a message, for all who read it; drawn anew when it or its pictures change. */
export class Drawings {
  readonly #drawn = new Map<string, Drawing>();
  #size = 0;

  /** Is this drawn already? */
  has(place: string, source: string): boolean {
    return this.#drawn.get(place)?.source === source;
  }

  /** The HTML of what stands at this place; those asked for longest ago are forgotten. */
  of(place: string, source: string, beside: string, draw: () => string): string {
    const known = this.#drawn.get(place);
    const fits = known !== undefined && known.source === source && known.beside === beside;
    const drawing = fits ? known : { source, beside, html: draw() };
    if (known !== undefined) this.#forget(place, known);
    this.#drawn.set(place, drawing);
    this.#size += sizeOf(drawing);
    for (const [other, old] of this.#drawn) {
      if (this.#size <= most) break;
      this.#forget(other, old);
    }
    return drawing.html;
  }

  #forget(place: string, drawing: Drawing): void {
    this.#drawn.delete(place);
    this.#size -= sizeOf(drawing);
  }
}

const sizeOf = ({ source, html }: Drawing) => source.length + html.length;
