/** One photo in the whole window, with what is known of it; Live Photos and videos play where this computer can. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.preview;
