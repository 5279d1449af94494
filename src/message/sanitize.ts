import sanitizeHtml from 'sanitize-html';

/** What may come out. Another platform (Matrix) gives its own list. */
export interface AllowedHtml {
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Classes by tag, `*` for any ending; where a tag has no entry, its `class` attribute may hold any. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
}

/** Does an address lead to the web or to mail? Any other would lead into the reader's own page, or nowhere. */
export function leadsOutside(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(url);
}

/** The HTML without any tag, attribute or class that is not allowed; links to the web and mail only. */
export function sanitized(html: string, allowed: AllowedHtml): string {
  return sanitizeHtml(html, {
    allowedTags: [...allowed.tags],
    allowedAttributes: mutable(allowed.attributes),
    ...(allowed.classes === undefined ? {} : { allowedClasses: mutable(allowed.classes) }),
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
  });
}

function mutable(lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([tag, names]) => [tag, [...names]]));
}
