/** Bytes of a picture, read by range: from memory, a local file or the phone. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.source;
