// The book without a network, for the hosted site. A page comes from the network wherever there is
// one, so nobody sees an old one; what is kept is for those who are cut off. Each build has a list
// and a cache of its own, and the first of a new build throws those before it away.
"use strict";

const VERSION = "/* version */";
// What every page needs, and the pages.
const SHELL = [/* shell */];
const PAGES = [/* pages */];

const MINE = `${registration.scope} `;
const CACHE = MINE + VERSION;
const anew = (file) => new Request(file, { cache: "no-cache" });

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL.map(anew))));
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await clients.claim();
  };
  event.waitUntil(drop());
});

// The page that the reader is on has asked for the others, when it had nothing else to do.
self.addEventListener("message", (event) => {
  if (event.data !== "keep") return;
  const keep = async () => {
    const cache = await caches.open(CACHE);
    for (const page of PAGES) {
      if (!await cache.match(page)) await cache.add(anew(page));
    }
  };
  // Without a network there is nothing to do now; the next page asks again.
  event.waitUntil(keep().catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const path = new URL(request.url).pathname;
  // A digest in its name says that a file never changes.
  event.respondWith(/-[0-9a-f]{8}\./.test(path) ? kept(request, path) : fresh(request, path));
});

async function kept(request, path) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(path);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

async function fresh(request, path) {
  const cache = await caches.open(CACHE);
  const file = path.endsWith("/") ? `${path}index.html` : path;
  let response;
  try {
    response = await fetch(request, { cache: "no-cache" });
  } catch {
    return await cache.match(file) ?? await cache.match(`${file}.html`) ?? absent(request);
  }
  if (response.ok && !response.redirected) await cache.put(file, response.clone());
  return response;
}

function absent(request) {
  if (request.mode !== "navigate") return Response.error();
  const words = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Not kept here</title><body style=\"font: 1.1rem/1.6 serif; margin: 2rem auto; max-width: 35rem; padding: 0 1rem\"><p>There is no network, and this page has not been kept on this machine yet.</p>";
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
