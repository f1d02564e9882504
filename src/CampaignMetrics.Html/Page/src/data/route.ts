import { useEffect, useState } from "preact/hooks";

/** Where the reader is: #/view/email?name=value. It is in the address, so that going back works and links can be shared. */
export interface Route {
  view: "report" | "overview" | "emails" | "variants" | "watch" | "recipients" | "";
  /** The email that the view is about; null for all together. */
  email: string | null;
  query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view = "", email] = path.split("/");
  return { view: view as Route["view"], email: email ? decoded(email) : null, query: new URLSearchParams(query) };
}

export function hashOf(view: Route["view"], email?: string | null, query?: Record<string, string>): string {
  const search = new URLSearchParams(query).toString();
  return `#/${view}${email ? `/${encodeURIComponent(email)}` : ""}${search ? `?${search}` : ""}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    // The link that skips to the content leads to no other view.
    const follow = () => isRoute(location.hash) && setRoute(routeOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

function isRoute(hash: string): boolean {
  return hash === "" || hash.startsWith("#/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Typed by hand.
  }
}
