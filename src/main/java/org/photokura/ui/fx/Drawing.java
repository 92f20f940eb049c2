package org.photokura.ui.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** A drawing of a fixed size that can be shown smaller. It is one image to a screen reader. */
public final class Drawing extends Region {

  private final Group content;
  private final Scale scale = new Scale(1, 1);
  private final double fullWidth;
  private final double fullHeight;

  /**
   * @param width of the drawing at full size
   * @param height of the drawing at full size
   * @param description what it shows, for a screen reader
   */
  public Drawing(double width, double height, String description, Node... nodes) {
    this.fullWidth = width;
    this.fullHeight = height;
    this.content = new Group(nodes);
    content.setManaged(false);
    content.getTransforms().add(scale);
    content.setMouseTransparent(true);
    getChildren().add(content);
    getStyleClass().add("pk-drawing");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(description);
    setFactor(1);
  }

  /** Shows the drawing at that part of its full size. */
  public void setFactor(double factor) {
    scale.setX(factor);
    scale.setY(factor);
    double width = fullWidth * factor;
    double height = fullHeight * factor;
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }
}
