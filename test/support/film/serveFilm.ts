import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { makeFilm } from './makeFilm.ts';

/** In a browser's user agent: its line to the film takes so many milliseconds longer. */
const SLOW = /SlowLine\/(\d+)/;

export interface FilmServer {
  /** "http://localhost:PORT/film.webm" */
  readonly film: string;
  /** There, and no film. */
  readonly page: string;
  /** Requests for the film so far, by who asks. */
  readonly asked: readonly { readonly userAgent: string; readonly range: string | null }[];
  close(): Promise<void>;
}

/** The test's film on a server of its own, in ranges, readable by any page. */
export async function serveFilm(browser: Browser): Promise<FilmServer> {
  const asked: { userAgent: string; range: string | null }[] = [];
  let film: Buffer = Buffer.alloc(0);
  const server = createServer((request, response) => {
    if (request.url !== '/film.webm')
      return void response.setHeader('Content-Type', 'text/html').end('<!doctype html>');
    asked.push({ userAgent: request.headers['user-agent'] ?? '', range: request.headers.range ?? null });
    void answer(film, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const page = await browser.newPage();
  await page.goto(origin);
  film = await makeFilm(page);
  await page.close();
  return {
    film: `${origin}/film.webm`,
    page: `${origin}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** RFC 9110 §14: one range, or all of it. */
async function answer(film: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await sleep(Number(SLOW.exec(request.headers['user-agent'] ?? '')?.[1] ?? 0));
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  response.setHeader('Content-Type', 'video/webm');
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (from === undefined) return void response.end(film);
  const [first, last] = [Number(from), to ? Math.min(Number(to), film.length - 1) : film.length - 1];
  if (first > last) return void response.writeHead(416, { 'Content-Range': `bytes */${film.length}` }).end();
  response.writeHead(206, { 'Content-Range': `bytes ${first}-${last}/${film.length}` });
  response.end(film.subarray(first, last + 1));
}
