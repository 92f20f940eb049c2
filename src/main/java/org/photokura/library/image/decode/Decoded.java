package org.photokura.library.image.decode;

import org.photokura.library.image.Picture;

/**
 * A decoded picture.
 *
 * @param picture upright, sRGB
 * @param damaged whether the decoder complained though it returned something: worth another read, not worth keeping
 */
public record Decoded(Picture picture, boolean damaged) {}
