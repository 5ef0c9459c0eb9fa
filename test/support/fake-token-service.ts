import { token } from '@gomomento/generated-types';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';

type Request = token.token._GenerateDisposableTokenRequest;
type Response = token.token._GenerateDisposableTokenResponse;

/** Momento's token service, on real gRPC and its own codecs: shows what was asked, answers what it is told. */
export class FakeTokenService {
  /** What was asked, as plain objects with the field names of the protocol. */
  readonly requests: unknown[] = [];
  /** Set to refuse with this gRPC status. */
  refuseWith: keyof typeof status | undefined;
  validUntil = 1_900_000_000;
  readonly address: string;
  readonly #server: Server;

  static async start(): Promise<FakeTokenService> {
    const server = new Server();
    const address = await new Promise<string>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(`127.0.0.1:${port}`),
      );
    });
    return new FakeTokenService(server, address);
  }

  private constructor(server: Server, address: string) {
    this.#server = server;
    this.address = address;
    server.addService(token.token.UnimplementedTokenService.definition, {
      GenerateDisposableToken: (
        { request }: ServerUnaryCall<Request, Response>,
        reply: sendUnaryData<Response>,
      ) => {
        this.requests.push(request.toObject());
        if (this.refuseWith) {
          reply({ code: status[this.refuseWith], details: `upstream text about ${request.auth_token}` });
          return;
        }
        const valid_until = this.validUntil;
        reply(
          null,
          new token.token._GenerateDisposableTokenResponse({
            api_key: 'k',
            endpoint: 'e.example',
            valid_until,
          }),
        );
      },
    });
  }

  close(): void {
    this.#server.forceShutdown();
  }
}
