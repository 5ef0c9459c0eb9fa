import type { ChatMessageEvent, ChatTroubleEvent, setLanguage } from 'momento-chat/elements';
import { defineComponent, h, onMounted, ref, shallowRef } from 'vue';
import type { InPageMomento } from '../live/in-page-momento.ts';

const PEOPLE = ['Ann', 'Ben'];
const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', ja: '日本語', ar: 'العربية' };
const MOST_LINES = 12;

interface Live {
  readonly momento: InPageMomento;
  readonly setLanguage: typeof setLanguage;
}

/** Two people in one room, side by side, with the network between them in the hands of whoever looks on. */
export const TwoRooms = defineComponent({
  name: 'TwoRooms',
  setup() {
    const live = shallowRef<Live>();
    const says = ref('The rooms are loading.');
    const isCut = ref(false);
    const heard = ref<readonly string[]>([]);
    const hear = (line: string) => {
      heard.value = [line, ...heard.value].slice(0, MOST_LINES);
    };

    onMounted(async () => {
      try {
        const [{ setLanguage }, { InPageMomento }] = await Promise.all([
          import('momento-chat/elements'),
          import('../live/in-page-momento.ts'),
        ]);
        live.value = { setLanguage, momento: new InPageMomento() };
      } catch (error) {
        says.value = `The rooms cannot be loaded (${String(error)}). Load this page anew.`;
      }
    });

    const cut = () => {
      if (!live.value) return;
      isCut.value = !isCut.value;
      live.value.momento.isCut = isCut.value;
      hear(isCut.value ? 'the network is cut' : 'the network is back');
      // A browser says so too, and nobody waits for the next try.
      if (!isCut.value) window.dispatchEvent(new Event('online'));
    };
    const speak = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) void live.value?.setLanguage(target.value);
    };

    const controls = () =>
      h('div', { class: 'controls' }, [
        h('button', { type: 'button', 'aria-pressed': isCut.value, onClick: cut }, 'Cut the network'),
        h('label', [
          'Language of the rooms ',
          h(
            'select',
            { onChange: speak },
            Object.entries(LANGUAGES).map(([value, name]) => h('option', { value }, name)),
          ),
        ]),
      ]);
    const room = (name: string, { momento }: Live) =>
      h('section', { 'aria-label': `${name}'s room` }, [
        h('p', { class: 'whose' }, name),
        h('momento-chat-room', {
          cache: 'chat',
          topic: 'lobby',
          name,
          presence: true,
          typing: true,
          '.transport': momento,
          '.getToken': () => {
            const token = momento.vend(name);
            hear(`${name} gets a token that is good for ${token.expiresIn} s`);
            return token;
          },
          onChatJoined: () => hear(`${name}: chat-joined`),
          onChatLeft: () => hear(`${name}: chat-left`),
          onChatMessage: ({ message }: ChatMessageEvent) =>
            hear(`${name}: chat-message “${message.text}”${message.own ? ', an own one' : ''}`),
          onChatTrouble: ({ source, code }: ChatTroubleEvent) =>
            hear(`${name}: chat-trouble, ${source} says ${code}`),
        }),
      ]);

    return () => {
      const { value } = live;
      if (!value) return h('p', { class: 'two-rooms' }, says.value);
      return h('div', { class: 'two-rooms' }, [
        controls(),
        h(
          'div',
          { class: 'side-by-side' },
          PEOPLE.map((name) => room(name, value)),
        ),
        h('p', { class: 'whose' }, 'What this page hears'),
        h(
          'ol',
          { class: 'heard', reversed: true },
          heard.value.map((line) => h('li', line)),
        ),
      ]);
    };
  },
});
