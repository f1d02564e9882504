/** Words from outside. They keep their own direction, break anywhere, and take three lines at most: the title has all of them. */
export function Foreign({ words }: { words: string }) {
  return <span class="foreign clip" title={words.length > 40 ? words : undefined}>{words}</span>;
}

/** An address from a mail, as text; as a link only where it leads to the web. It tells nobody where the reader comes from. */
export function WebLink({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span class="foreign clip url">{url}</span>;
  return <a class="foreign clip url" href={url} title={url} rel="noreferrer noopener" target="_blank">{url}</a>;
}
