package org.photokura.ui.fx;

import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Lets a page scroll from top to bottom. Where the scroll bar shows, the page gets the state {@code :scrolls}, so that the style sheet can take the bar's width off its padding: what it
 * holds ends where the toolbar above ends, with and without a bar.
 */
public final class PageScroll extends ScrollPane {

  private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

  public PageScroll(Region page) {
    super(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    viewportBoundsProperty().subscribe(shown -> page.pseudoClassStateChanged(SCROLLS, shown.getWidth() > 0 && shown.getWidth() < getWidth() - 1));
  }
}
