import type { Express } from 'express';
import type { App } from '../../src/app.ts';

/** The charts of figures, by addresses that nobody can guess, that end, and that hold all there is to draw. */
export function mountCharts(server: Express, { app }: { app: Pick<App, 'chart'> }): void {
  server.get('/charts/:sealed.png', async (request, response, next) => {
    const heights = app.chart(request.params.sealed);
    if (!heights) return next();
    response.set({
      'Cache-Control': 'private, max-age=3600',
      // Shown by pages of Slack and Teams, which are not ours.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Robots-Tag': 'noindex, nofollow',
    });
    const { drawBars } = await import('./chart.ts');
    response.type('png').send(drawBars(heights));
  });
}
