/** Items out of nothing but the names and dates of files: for phones without a usable database, and for files that a database does not know. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.files;
