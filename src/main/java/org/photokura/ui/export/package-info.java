/** The way of the photos to a folder: what to export where, the running export, its report. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.export;
