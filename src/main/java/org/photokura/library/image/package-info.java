/** Thumbnails, decoding, metadata. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image;
