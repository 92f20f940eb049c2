package org.photokura.ui.grid;

import org.photokura.ui.model.Source;

/** What a source is called. */
@FunctionalInterface
public interface SourceNames {
  String of(Source source);
}
