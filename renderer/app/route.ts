import { useSyncExternalStore } from 'react';

/** Which screen is shown. It stands in the address, so that reloading stays on the map. */
export type Route = { readonly screen: 'home' } | { readonly screen: 'map'; readonly map: string };

const HOME: Route = { screen: 'home' };

/** `#/map/<token>` is a map; everything else is the start. */
export function parseRoute(hash: string): Route {
  const token = /^#\/map\/([\w-]{22})$/.exec(hash)?.[1];
  return token === undefined ? HOME : { screen: 'map', map: token };
}

/** Goes to a map. */
export function goToMap(token: string): void {
  window.location.hash = `/map/${token}`;
}

export function goHome(): void {
  window.location.hash = '/';
}

let last: { readonly hash: string; readonly route: Route } = { hash: '', route: HOME };

function currentRoute(): Route {
  const { hash } = window.location;
  // The same object for the same address, as the hook asks.
  if (hash !== last.hash) last = { hash, route: parseRoute(hash) };
  return last.route;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, currentRoute);
