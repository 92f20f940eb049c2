/** Paints the demo's pictures: every one is computed from a name and a seed, in any size, and nothing was photographed or downloaded. */
@org.jspecify.annotations.NullMarked
package org.photokura.virtualphone.demo.paint;
