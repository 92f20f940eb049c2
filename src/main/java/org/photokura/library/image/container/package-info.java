/** What the file formats say about their pictures: bytes in, values out; no decoding. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.container;
