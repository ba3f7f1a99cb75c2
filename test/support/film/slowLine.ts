import type { Page } from '@playwright/test';

/** From the next load on, everything on the page's control socket takes so many milliseconds longer, each way. */
export async function slowLine(page: Page, ms: number): Promise<void> {
  await page.routeWebSocket(/\/api\/meetings\/.*\/socket$/, (socket) => {
    const server = socket.connectToServer();
    // Timers of one length keep the order of what they carry.
    socket.onMessage((message) => void setTimeout(() => server.send(message), ms));
    server.onMessage((message) => void setTimeout(() => socket.send(message), ms));
  });
}
