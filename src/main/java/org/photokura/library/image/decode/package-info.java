/** From a file's bytes to upright sRGB pixels of the wanted size. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.decode;
