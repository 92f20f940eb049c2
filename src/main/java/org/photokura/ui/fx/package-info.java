/** What every part of the window uses: the way onto the FX thread, the theme, icons and controls. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.fx;
