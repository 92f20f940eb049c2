/** The only place that makes threads. */
@org.jspecify.annotations.NullMarked
package org.photokura.core.concurrent;
