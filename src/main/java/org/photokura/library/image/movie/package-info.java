/** Poster frames of videos. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.movie;
