import type { BrowserSession } from './browser-access.ts';

/**
 * The page that a token leads to. It goes on by itself: a redirect would count as coming from
 * wherever the address was opened, and a browser then keeps a SameSite=Strict cookie back.
 */
export const enterPage = ({ pathSecret }: BrowserSession): string =>
  page(
    `<meta http-equiv="refresh" content="0; url=/s/${pathSecret}/">`,
    `<p><a href="/s/${pathSecret}/">Open Domicile</a></p>`,
  );

/** A page that says why nothing is here. */
export const refusalPage = (reason: string): string => page('', `<p>${reason}</p>`);

/** An icon in its own words keeps the browser from asking a stranger's way for /favicon.ico. */
const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Domicile</title>${head}</head><body>${body}</body></html>\n`;

/** The interface's page with its secret, in the HTML where only this page sees it. */
export function interfacePage(html: string, pageSecret: string): string {
  const start = /<head[^>]*>/i.exec(html);
  if (!start) throw new Error('the page of the interface has no head');
  const end = start.index + start[0].length;
  return `${html.slice(0, end)}<meta name="page-secret" content="${pageSecret}">${html.slice(end)}`;
}
