/** The phone's own database, Photos.sqlite: a safe copy of it, its schema by detection, its rows as items and albums. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.database;
