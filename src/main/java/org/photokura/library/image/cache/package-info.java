/** Thumbnails kept on disk. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.cache;
