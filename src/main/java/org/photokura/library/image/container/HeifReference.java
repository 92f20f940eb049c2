package org.photokura.library.image.container;

import java.util.List;

/** {@code from} refers to {@code to}: as its tiles ({@code dimg}), as whose thumbnail ({@code thmb}) … */
record HeifReference(String type, int from, List<Integer> to) {}
