// The floor: the Momento SDK as it is told in its manual, and next to nothing on top. `?draw=rows` draws each message
// as a plain row, without it messages are counted only.

import {
  CredentialProvider,
  NoopMomentoLoggerFactory,
  TopicClient,
  TopicConfigurations,
  TopicSubscribe,
} from '@gomomento/sdk-web';
import type {} from '../probe/probe.ts';

export interface FloorPage {
  join(topic: {
    readonly authToken: string;
    readonly momentoUrl: string;
    readonly cacheName: string;
    readonly topicName: string;
  }): Promise<void>;
  /** Publishes a message. @returns when that began, epoch ms */
  publish(text: string): Promise<number>;
}

declare global {
  interface Window {
    readonly floorPage: FloorPage;
  }
}

const rows = document.querySelector('#rows');
const drawsRows = new URLSearchParams(location.search).get('draw') === 'rows';
let publishNow: FloorPage['publish'] | undefined;

const floorPage: FloorPage = {
  async join({ authToken, momentoUrl, cacheName, topicName }) {
    const endpoints = { cacheEndpoint: momentoUrl, controlEndpoint: momentoUrl, tokenEndpoint: momentoUrl };
    const client = new TopicClient({
      credentialProvider: CredentialProvider.fromDisposableToken({ authToken, endpointOverrides: endpoints }),
      configuration: TopicConfigurations.Browser.v1(new NoopMomentoLoggerFactory()),
    });
    const subscription = await client.subscribe(cacheName, topicName, {
      onItem: (item) => (drawsRows ? draw(item.valueString()) : count(item.valueString())),
      onError: () => {},
    });
    if (subscription instanceof TopicSubscribe.Error) throw new Error(subscription.message());
    publishNow = async (text) => {
      const startedAtMs = performance.timeOrigin + performance.now();
      await client.publish(cacheName, topicName, text);
      return startedAtMs;
    };
  },
  publish: async (text) => (await publishNow?.(text)) ?? Number.NaN,
};

const MARK = /#(\d+);/;

function count(value: string): void {
  const mark = MARK.exec(value);
  if (mark) window.benchProbe.received(Number(mark[1]));
}

let isScrollDue = false;

function draw(value: string): void {
  const { username, text, timestamp } = JSON.parse(value) as {
    username: string;
    text: string;
    timestamp: number;
  };
  const row = document.createElement('div');
  row.textContent = `${new Date(timestamp).toLocaleTimeString()} ${username}: ${text}`;
  rows?.append(row);
  if (isScrollDue) return;
  isScrollDue = true;
  requestAnimationFrame(() => {
    isScrollDue = false;
    if (rows) rows.scrollTop = rows.scrollHeight;
  });
}

Object.assign(window, { floorPage });
