package org.photokura.ui.fx;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import org.jspecify.annotations.Nullable;

/** A switch that a screen reader can name, read and turn; the control that it is made of says nothing of itself. */
public final class Switch extends ToggleSwitch {

  /** @param name what it switches */
  public Switch(String name) {
    setAccessibleText(name);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    selectedProperty().subscribe((_, _) -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED ? (Object) isSelected() : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      if (!isDisabled()) {
        setSelected(!isSelected());
      }
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }
}
