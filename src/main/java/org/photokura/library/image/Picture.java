package org.photokura.library.image;

/**
 * A decoded picture, upright.
 *
 * @param argb pixels row by row, 0xAARRGGBB, alpha premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; nobody compares pictures
public record Picture(int width, int height, int[] argb) {}
