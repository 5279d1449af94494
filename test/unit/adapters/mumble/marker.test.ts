import { expect, describe as group, it } from 'vitest';
import { describe, markerOf, ownerOf, readMarker, sameMarker } from '../../../../adapters/mumble/marker.ts';

const owner = ownerOf('installation', 'mumble');
const marker = markerOf(owner, 'room', 'call/c1');
const html = { html: true, longest: 5000 };

group('the marker of a channel', () => {
  it('is read back from a description, with and without HTML', () => {
    for (const how of [html, { html: false, longest: undefined }])
      expect(readMarker(describe({ title: 'LO21', marker }, how))).toEqual(marker);
  });

  it('is not in what others write', () => {
    expect(readMarker('')).toBeUndefined();
    expect(readMarker('<p>Chorale</p><!-- cours -->')).toBeUndefined();
  });

  it('differs by installation, instance, kind and key', () => {
    const others = [
      markerOf(ownerOf('another', 'mumble'), 'room', 'call/c1'),
      markerOf(ownerOf('installation', 'mumble-2'), 'room', 'call/c1'),
      markerOf(owner, 'course', 'call/c1'),
      markerOf(owner, 'room', 'call/c2'),
    ];
    for (const other of others) expect(sameMarker(marker, other)).toBe(false);
    expect(sameMarker(undefined, marker)).toBe(false);
  });

  it('counts, not one that a title contains', () => {
    const forged = describe({ title: '', marker: markerOf(owner, 'room', 'call/other') }, html);
    expect(readMarker(describe({ title: forged, marker }, html))).toEqual(marker);
  });

  it('is all that is left where the server takes short texts only', () => {
    const description = describe({ title: 'a'.repeat(200), marker }, { html: true, longest: 100 });
    expect(description.length).toBeLessThanOrEqual(100);
    expect(readMarker(description)).toEqual(marker);
  });

  it('stands behind a title and a link that are text, not HTML', () => {
    const title = '<script> & "co"';
    expect(describe({ title, link: 'https://example.org/?a&b', marker }, html)).toMatch(
      /^<p>&#60;script&#62; &#38; &#34;co&#34;<\/p><p><a href="https:\/\/example.org\/\?a&#38;b">.*<\/a><\/p><!-- cours:\S+ -->$/,
    );
  });
});
