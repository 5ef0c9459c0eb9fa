// The Notifications API, which may be missing, forbidden, or there for service workers alone.

import type { Cancel } from '../../base/cancel.ts';

/** `missing`: this browser has no notifications for this page. */
export type NoticePermission = NotificationPermission | 'missing';

/** A notification as it is shown; all of it is plain text. */
export interface BrowserNotice {
  readonly title: string;
  readonly body: string;
  /** It takes the place of another with the same, of whichever tab. */
  readonly tag: string;
  readonly onClick: () => void;
}

export function noticePermission(): NoticePermission {
  try {
    return Notification.permission;
  } catch {
    return 'missing';
  }
}

/** To be called where somebody has just pressed something: browsers do not ask otherwise. */
export async function askForNotices(): Promise<NoticePermission> {
  try {
    return await Notification.requestPermission();
  } catch {
    return noticePermission();
  }
}

/** Shows one, without a sound; nothing where that is not allowed. @returns takes it away */
export function showNotice({ title, body, tag, onClick }: BrowserNotice): Cancel {
  try {
    if (Notification.permission !== 'granted') return () => {};
    const notice = new Notification(title, { body, tag, silent: true, dir: 'auto' });
    notice.onclick = () => {
      window.focus();
      notice.close();
      onClick();
    };
    return () => notice.close();
  } catch {
    // Chromium on Android lets service workers show them, and nobody else.
    return () => {};
  }
}
