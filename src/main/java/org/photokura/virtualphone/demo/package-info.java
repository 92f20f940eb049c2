/**
 * What lies on the virtual iPhone: a generated library that looks like somebody's, and one of any number of items made on the fly. Start
 * at {@link
 * org.photokura.virtualphone.demo.DemoLibrary}.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.virtualphone.demo;
