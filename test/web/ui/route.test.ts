import { beforeEach, describe, expect, test } from 'vitest';
import { createRouter } from '../../../web/features/route/createRouter.ts';
import { readRoute } from '../../../web/features/route/readRoute.ts';

describe('a path', () => {
  test.each([
    ['/', { kind: 'landing' }],
    ['/fleet', { kind: 'fleet' }],
    ['/fleet/', { kind: 'fleet' }],
    ['/Fleet', { kind: 'invalid', code: 'name_reserved' }],
    ['/amber-river', { kind: 'meeting', name: 'amber-river' }],
    ['/Amber%20River/', { kind: 'meeting', name: 'amber-river' }],
    ['/%C5%BC%C3%B3%C5%82w-na-drodze', { kind: 'meeting', name: 'żółw-na-drodze' }],
    ['/ab', { kind: 'invalid', code: 'name_too_short' }],
    ['/api', { kind: 'invalid', code: 'name_reserved' }],
    ['/a/b/c', { kind: 'invalid', code: 'name_characters' }],
    ['/%E0%A4', { kind: 'invalid', code: 'name_characters' }],
  ])('%s', (path, route) => {
    expect(readRoute(path)).toEqual(route);
  });
});

describe('the address bar', () => {
  beforeEach(() => history.replaceState(null, '', '/'));

  test('gets the canonical spelling, and keeps the fragment', () => {
    history.replaceState(null, '', '/Amber_River#secret');
    const { route } = createRouter(window);
    expect(route.value).toEqual({ kind: 'meeting', name: 'amber-river' });
    expect(location.pathname + location.hash).toBe('/amber-river#secret');
  });

  test('moves with the pages, and the pages with it', () => {
    const router = createRouter(window);
    router.openMeeting('żółw');
    expect(location.pathname).toBe('/%C5%BC%C3%B3%C5%82w');
    expect(router.route.value).toEqual({ kind: 'meeting', name: 'żółw' });
    history.replaceState(null, '', '/');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(router.route.value).toEqual({ kind: 'landing' });
  });
});
