/** A mail that a mail program has saved (`.eml`, RFC 5322), as the text a person would read. */
import type { HtmlToTextOptions } from 'html-to-text';

const longestHead = 20_000;
const deepest = 20;
const plain: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: 200_000 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

/** It begins with headers, some of which nobody types. */
export function isSavedMail(text: string): boolean {
  const [head = ''] = text.slice(0, longestHead).split(/\r?\n\r?\n/, 1);
  return /^from:/im.test(head) && /^(?:mime-version|message-id|received):/im.test(head);
}

/** Sender, subject and words; undefined when it cannot be read. What is attached as another mail is in it, too. */
export async function textOfMail(saved: string): Promise<string | undefined> {
  const [{ convert }, { default: PostalMime }] = await Promise.all([
    import('html-to-text'),
    import('postal-mime'),
  ]);
  try {
    const {
      from,
      subject = '',
      text,
      html = '',
    } = await PostalMime.parse(saved, { maxNestingDepth: deepest });
    const words = text?.trim() || convert(html, plain);
    const sender = [from?.name, from?.address].filter((part) => part !== undefined && part !== '');
    return [`From: ${sender.join(' ')}`, `Subject: ${subject}`, '', words].join('\n');
  } catch {
    return undefined;
  }
}
