/** The screenshot tour: every screen of the window in both themes, both languages and two sizes, over a faked phone that holds Mina's library. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.tour;
