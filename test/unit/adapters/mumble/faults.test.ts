import {
  PermissionDenied_DenyType as Denial,
  Reject_RejectType as Rejection,
} from '@tf2pickup-org/mumble-protocol';
import { describe, expect, it } from 'vitest';
import { denied, rejected, socketFault } from '../../../../adapters/mumble/faults.ts';

describe('what a Mumble server fails of', () => {
  it.each([
    ['WrongServerPW', 'secret'],
    ['WrongUserPW', 'secret'],
    ['NoCertificate', 'secret'],
    ['AuthenticatorFail', 'secret'],
    ['ServerFull', 'full'],
    ['UsernameInUse', 'denied'],
    ['WrongVersion', 'denied'],
  ] as const)('%s is %s', (type, code) => {
    const fault = rejected({ type: Rejection[type], reason: 'your password hush is wrong' });
    expect(fault).toMatchObject({ code, message: `the server rejects the bot: ${type}` });
  });

  it('is denied for a type that came later', () => {
    expect(rejected({ type: 99 as Rejection })).toMatchObject({ code: 'denied' });
    expect(rejected({})).toMatchObject({ code: 'denied' });
  });

  it.each([
    ['Permission', 'denied'],
    ['ChannelCountLimit', 'full'],
    ['MissingCertificate', 'secret'],
  ] as const)('the denial %s is %s', (type, code) => {
    expect(denied({ type: Denial[type] }, 'a channel')).toMatchObject({ code });
  });

  it.each([
    ['ECONNREFUSED', 'refused'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['INVALID_PURPOSE', 'tls'],
    ['EPROTO', 'tls'],
  ])('the error %s of a socket is %s', (code, expected) => {
    expect(socketFault(Object.assign(new Error('x'), { code }))).toMatchObject({
      code: expected,
      message: code,
    });
  });
});
