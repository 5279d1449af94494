import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** A request that the machine wants sent, in the shape that matrix-bot-sdk reads. */
export interface OutgoingRequest {
  readonly id: string;
  readonly type: wasm.RequestType;
  readonly body: string;
  readonly eventType?: string;
  readonly txnId?: string;
}

/** What every request of the WebAssembly build has. */
interface WasmRequest {
  readonly id: string | undefined;
  readonly type: wasm.RequestType;
  readonly body: string;
}

/** Translates a request; to-device ones carry their type and transaction id in the body as well. */
export function toOutgoing(request: WasmRequest): OutgoingRequest {
  const common = { id: request.id ?? '', type: request.type, body: request.body };
  if (!(request instanceof wasm.ToDeviceRequest)) return common;
  const { event_type: eventType, txn_id: txnId } = request;
  const body = { ...JSON.parse(request.body), txn_id: txnId, event_type: eventType };
  return { ...common, eventType, txnId, body: JSON.stringify(body) };
}
