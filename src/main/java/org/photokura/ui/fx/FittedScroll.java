package org.photokura.ui.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Lets a part of a sheet scroll where the window is too low for it; elsewhere it is as high as its content at its width, whatever that comes to be. */
public final class FittedScroll extends ScrollPane {

  private final Region content;

  public FittedScroll(Region content) {
    super(content);
    this.content = content;
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  @Override
  protected double computePrefHeight(double width) {
    double known = width > 0 ? width : getWidth();
    return snapSizeY(content.prefHeight(known > 0 ? known : -1)) + snappedTopInset() + snappedBottomInset();
  }
}
