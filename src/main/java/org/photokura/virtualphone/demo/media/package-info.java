/** Files as an iPhone writes them: EXIF with Apple's maker note, JPEG, HEIC, QuickTime, PNG, GIF, DNG and the sidecars of edits. */
@org.jspecify.annotations.NullMarked
package org.photokura.virtualphone.demo.media;
