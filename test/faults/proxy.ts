import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { send } from './damage.ts';
import type { FaultKind } from './fault-kind.ts';
import type { Upstream } from './upstream.ts';

/** `once` at that request; `onwards` from it to the end; `stuck`: whenever that very question is asked again. */
export type Mode = 'once' | 'onwards' | 'stuck';

/** A fault at one request of a run, counted from 0 in the order of arrival. */
export interface Planted {
  kind: FaultKind;
  at: number;
  mode: Mode;
}

/** One run's way through the proxy. */
export interface Passage {
  /** The GraphQL endpoint. */
  url: string;
  /** The API's root, for GITHUB_API_URL. */
  root: string;
  /** The bodies of the requests, in the order of arrival. */
  requests: string[];
  /** How many replies were spoiled. */
  spoiled(): number;
}

interface OpenPassage extends Passage {
  planted: Planted[];
  /** For each planted fault the question it is stuck to, once that is known. */
  stuck: Map<Planted, string>;
  count: number;
  now(): number;
  onHang(): void;
}

export interface PassageOptions {
  now(): number;
  /** Called when a reply is kept back, for runs whose deadline is to come then. */
  onHang?(): void;
}

export interface FaultProxy {
  open(planted: readonly Planted[], options: PassageOptions): Passage;
  close(): Promise<void>;
}

/** Stands between the program and a test server, and spoils the replies that a passage names. */
export async function startProxy(upstream: Upstream, authorization: string): Promise<FaultProxy> {
  const passages = new Map<string, OpenPassage>();
  let opened = 0;

  const faultAt = (passage: OpenPassage, index: number, body: string): Planted | undefined =>
    passage.planted.find((planted) => {
      const { at, mode } = planted;
      if (index === at) passage.stuck.set(planted, body);
      if (mode === 'once') return index === at;
      return mode === 'onwards' ? index >= at : index >= at && passage.stuck.get(planted) === body;
    });

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const passage = passages.get(/^\/(\w+)\/graphql$/.exec(request.url ?? '')?.[1] ?? '');
    const given = request.headers.authorization;
    if (passage === undefined || given !== authorization) {
      response
        .writeHead(given === authorization ? 404 : 401, { 'content-type': 'application/json' })
        .end('{}');
      return;
    }
    const index = passage.requests.push(body) - 1;
    const answer = await upstream.answer(body, authorization);
    const planted = faultAt(passage, index, body);
    const circumstances = {
      source: upstream.source,
      authorization,
      body,
      now: passage.now(),
    };
    const broken = await planted?.kind.how(answer, circumstances);
    if (broken !== undefined) passage.count += 1;
    if (broken?.hang || broken?.within === 'silence') passage.onHang();
    if (broken?.down) {
      response.destroy();
      server.close();
      server.closeAllConnections();
      return;
    }
    await send(request, response, { ...answer, ...broken }, broken ?? {});
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    open(planted, { now, onHang = () => undefined }) {
      const id = `c${opened++}`;
      const passage: OpenPassage = {
        url: `${origin}/${id}/graphql`,
        root: `${origin}/${id}`,
        requests: [],
        spoiled: () => passage.count,
        planted: [...planted],
        stuck: new Map(),
        count: 0,
        now,
        onHang,
      };
      passages.clear();
      passages.set(id, passage);
      return passage;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
