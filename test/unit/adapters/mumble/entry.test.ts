import { describe, expect, it } from 'vitest';
import { roomEntry } from '../../../../adapters/mumble/entry.ts';

const server = { host: 'voix.example.org', port: 64738 };

describe('the ways into a channel', () => {
  it('are a link without a user name, and the same by hand', () => {
    const path = ['Cours', 'LO21', 'Séance 3 (2)'];
    expect(roomEntry(server, path)).toEqual({
      uri: 'mumble://voix.example.org:64738/Cours/LO21/S%C3%A9ance%203%20%282%29',
      byHand: { server: 'voix.example.org', port: 64738, path },
    });
  });

  it('are a web address too where the host has a web client', () => {
    const web = (address: string) => roomEntry({ ...server, web: address }, ['Cours', 'S 1']).web;
    expect(web('https://voix.example.org/')).toBe('https://voix.example.org/');
    expect(web('https://voix.example.org/?channelName={channel}')).toBe(
      'https://voix.example.org/?channelName=S%201',
    );
    expect(web('https://voix.example.org/#{path}')).toBe('https://voix.example.org/#Cours/S%201');
  });

  it('carry the password of a server that has one, whatever is in it', () => {
    const password = 'sésame, @ouvre:toi/ (*) "100%"';
    const web = 'https://voix.example.org/?password={password}&channelName={channel}';
    const entry = roomEntry({ ...server, password, web }, ['Cours', 'S1']);
    const { hostname, password: inLink, pathname, port, username } = new URL(entry.uri ?? '');
    expect([hostname, port, username, pathname]).toEqual(['voix.example.org', '64738', '', '/Cours/S1']);
    expect(decodeURIComponent(inLink)).toBe(password);
    expect(new URL(entry.web ?? '').searchParams.get('password')).toBe(password);
    expect(entry.byHand).toEqual({ server: server.host, port: server.port, password, path: ['Cours', 'S1'] });
  });

  it('of a server without a password name none', () => {
    const web = 'https://voix.example.org/?password={password}';
    expect(roomEntry({ ...server, web }, ['Cours']).web).toBe('https://voix.example.org/?password=');
  });

  it('of an IPv6 address keep its colons apart from the port', () => {
    expect(roomEntry({ host: '::1', port: 1 }, ['Cours']).uri).toBe('mumble://[::1]:1/Cours');
  });
});
