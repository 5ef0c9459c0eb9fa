import type {
  ChatMessageEvent,
  ChatShownEvent,
  ChatTroubleEvent,
  ElementTokenFunction,
  setLanguage,
} from 'momento-chat/elements';
import { defineComponent, h, onMounted, ref, shallowRef } from 'vue';
import type { InPageMomento } from '../live/in-page-momento.ts';

const PEOPLE = ['Ann', 'Ben'];
const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', ja: '日本語', ar: 'العربية' };
const MOST_LINES = 12;

interface Live {
  readonly momento: InPageMomento;
  readonly setLanguage: typeof setLanguage;
}

/**
 * Two people in one room, side by side, and the whole chat below them for whoever looks on, who has the network between all
 * of them in hand.
 */
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
    /** What both elements take, and what they tell. */
    const connected = ({ momento }: Live, whose: string) => ({
      cache: 'chat',
      presence: true,
      typing: true,
      '.transport': momento,
      '.getToken': ({ name }: Parameters<ElementTokenFunction>[0]) => {
        const token = momento.vend(name);
        hear(`${name} gets a token that is good for ${token.expiresIn} s`);
        return token;
      },
      onChatJoined: () => hear(`${whose}: chat-joined`),
      onChatLeft: () => hear(`${whose}: chat-left`),
      onChatMessage: ({ message }: ChatMessageEvent) =>
        hear(`${whose}: chat-message “${message.text}”${message.own ? ', an own one' : ''}`),
      onChatTrouble: ({ source, code }: ChatTroubleEvent) =>
        hear(`${whose}: chat-trouble, ${source} says ${code}`),
    });
    const room = (name: string, value: Live) =>
      h('section', { 'aria-label': `${name}'s room` }, [
        h('p', { class: 'whose' }, name),
        h('momento-chat-room', { ...connected(value, name), topic: 'lobby', name }),
      ]);
    const chat = (value: Live) =>
      h('section', { 'aria-label': 'The whole chat' }, [
        h('p', { class: 'whose' }, 'You'),
        h('momento-chat', {
          ...connected(value, 'You'),
          rooms: 'lobby, kitchen, garden',
          onChatShown: ({ topic }: ChatShownEvent) =>
            hear(`You: chat-shown, ${topic === '' ? 'the form' : topic}`),
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
        chat(value),
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
