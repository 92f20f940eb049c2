/** HEIC by the system's libheif; the only place besides imobiledevice that calls native code. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.heif;
