import { describe, expect, it } from 'vitest';
import { checksum, hashes, queryOf, signedQuery } from '../../../../adapters/bigbluebutton/checksum.ts';
import { onDouble, order, secret } from './on-double.ts';

/** The example of docs/development/api.md, "API Security Model", and its secret. */
const query = 'name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444';

describe('the checksum of a call', () => {
  it("is the documentation's", () => {
    expect(checksum('sha1', 'create', query, secret)).toBe('1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17');
    expect(checksum('sha256', 'create', query, secret)).toBe(
      'da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e',
    );
  });

  it('has the length by which servers tell the hashes apart', () => {
    const lengths = hashes.map((hash) => checksum(hash, 'create', query, secret).length);
    expect(lengths).toEqual([40, 64, 96, 128]);
  });

  it('stands at the end, alone where there is nothing else', () => {
    const parameters = {
      name: 'Test Meeting',
      meetingID: 'abc123',
      attendeePW: '111222',
      moderatorPW: '333444',
    };
    expect(signedQuery('sha1', 'create', parameters, secret)).toBe(
      `${query}&checksum=1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17`,
    );
    expect(signedQuery('sha1', 'getMeetings', {}, secret)).toMatch(/^checksum=[0-9a-f]{40}$/);
  });

  it.each(['é ü 漢 🌳', `a'b"c<d>(e)*f!~g`, '100 % & a=b + c # ? /', '\\ ` | ^ { }'])(
    'is of bytes that no URL parser changes: %j',
    (name) => {
      const raw = queryOf({ name });
      expect(new URL(`https://bbb.example.org/api/create?${raw}`).search).toBe(`?${raw}`);
      expect(new URLSearchParams(raw).get('name')).toBe(name);
    },
  );

  it.each(hashes)('is accepted by a server with %s', async (hash) => {
    const { provider, server } = await onDouble({}, { hash });
    await provider.create(order({ subject: `L'été : 100 % « arbres » & *tris* (2/3) 🌳` }), 'k');
    expect(server.meeting.parameters.get('name')).toBe(`L'été : 100 % « arbres » & *tris* (2/3) 🌳`);
  });

  it('is refused with sha384 by Scalelite', async () => {
    const { provider } = await onDouble({ generation: 'scalelite' }, { hash: 'sha384' });
    await expect(provider.create(order(), 'k')).rejects.toMatchObject({ code: 'secret' });
    for (const hash of ['sha1', 'sha256', 'sha512'] as const) {
      const other = await onDouble({ generation: 'scalelite' }, { hash });
      await other.provider.create(order(), 'k');
    }
  });
});
