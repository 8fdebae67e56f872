import type { Attachment } from "#lib/wordpress/library.ts";

/**
 * Finds the library's file that an address in a body means: WordPress puts sizes ("photo-300x200.jpg"),
 * "-scaled", and resizing queries into addresses, and old posts say http where the library says https.
 */
export function attachmentFinder(attachments: Iterable<Attachment>): (url: string) => Attachment | undefined {
  const byAddress = new Map<string, Attachment>();
  for (const attachment of attachments) byAddress.set(plain(attachment.url), attachment);
  return (url) => {
    const address = plain(url);
    return (
      byAddress.get(address) ?? byAddress.get(address.replace(/-(?:\d+x\d+|scaled)(?=\.[a-z0-9]+$)/i, ""))
    );
  };
}

const plain = (url: string) =>
  url
    .replace(/[?#].*$/s, "")
    .replace(/^https?:/i, "")
    .replace(/-scaled(?=\.[a-z0-9]+$)/i, "");
