import type { Express } from 'express';
import type { App } from '../../src/app.ts';

/**
 * Pictures of conversations, by addresses that nobody can guess and that end. Chats fetch them for whoever reads the
 * thread, from few addresses of their own, so that nobody is limited.
 */
export function mountPictures(server: Express, app: Pick<App, 'picture'>): void {
  server.get('/pictures/:sealed', async (request, response, next) => {
    const picture = await app.picture(request.params.sealed);
    if (!picture) return next();
    response
      .set('X-Robots-Tag', 'noindex, nofollow')
      .set('Cache-Control', 'private, max-age=86400')
      .set('Content-Disposition', 'inline; filename="photo.jpg"')
      .type(picture.type)
      .end(Buffer.from(picture.bytes));
  });
}
