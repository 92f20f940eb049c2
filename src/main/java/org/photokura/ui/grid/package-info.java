/** The photos: a virtualised grid with day headings, selection by mouse and keyboard, search, filter, sort and zoom. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.grid;
