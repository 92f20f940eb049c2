/**
 * A glance at the newest rows of a database that still lies on the phone: a few of its pages are read in place, so that the first pictures can be shown while
 * hundreds of megabytes are being copied. Knows SQLite's file format as far as that needs, and trusts none of it.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.library.database.glance;
