import type { ReactiveControllerHost } from 'lit';

/**
 * Has an element as high as the window end where the keyboard on a screen begins. Most browsers make the page lower for
 * it, as `index.html` asks for (`interactive-widget`). Safari knows that not
 * (https://bugs.webkit.org/show_bug.cgi?id=259770): there the keyboard lies over the page, of which only a part is seen
 * then, and that part may be moved.
 */
export function keepAboveKeyboard(host: ReactiveControllerHost & HTMLElement): void {
  const { visualViewport: seen } = window;
  if (!seen) return;
  const fit = () => {
    const isMagnified = seen.scale > 1;
    host.style.height = isMagnified ? '' : `min(100dvh, ${Math.ceil(seen.offsetTop + seen.height)}px)`;
  };
  host.addController({
    hostConnected: () => {
      seen.addEventListener('resize', fit);
      seen.addEventListener('scroll', fit);
      fit();
    },
    hostDisconnected: () => {
      seen.removeEventListener('resize', fit);
      seen.removeEventListener('scroll', fit);
    },
  });
}
