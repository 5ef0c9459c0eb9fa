import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import room from '../../docs/pictures/room.webp';
import roomDark from '../../docs/pictures/room-dark.webp';
import './style.css';
import { TwoRooms } from './two-rooms.ts';

const alt = 'A room with the list of rooms beside it, where four people talk';
const picture = (src: string, theme: string) =>
  h('img', { class: ['room-picture', theme], src, alt, width: 1100, height: 860 });

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'home-hero-image': () => [picture(room, 'light-only'), picture(roomDark, 'dark-only')],
    }),
  enhanceApp({ app }) {
    app.component('TwoRooms', TwoRooms);
  },
} satisfies Theme;
