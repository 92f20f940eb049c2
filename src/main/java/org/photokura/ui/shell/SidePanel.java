package org.photokura.ui.shell;

import static org.photokura.ui.fx.Labels.column;
import static org.photokura.ui.fx.Labels.growWidth;
import static org.photokura.ui.fx.Labels.label;
import static org.photokura.ui.fx.Labels.present;
import static org.photokura.ui.fx.Labels.row;

import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.photokura.text.Texts;
import org.photokura.ui.devices.CardActions;
import org.photokura.ui.devices.DeviceCard;
import org.photokura.ui.fx.Buttons;
import org.photokura.ui.fx.Icons;
import org.photokura.ui.fx.View;
import org.photokura.ui.sources.SourceList;

/** The phone, the sources, the running export, and the ways to troubleshooting and settings. */
final class SidePanel extends View {

  private final WindowViewModel model;
  private final Texts texts;
  private final SourceList sources;
  private final Label jobName = growWidth(label("", "pk-caption", "strong"));
  private final Label jobShare = label("", "pk-caption", "muted");
  private final ProgressBar jobBar = new ProgressBar(0);
  private final Button job;
  private final ToggleButton troubleshoot;
  private final ToggleButton settings;
  private final VBox root;

  SidePanel(WindowViewModel model, Texts texts, ObservableBooleanValue narrow, CardActions cardActions) {
    this.model = model;
    this.texts = texts;
    var card = part(new DeviceCard(model.devices(), model.library(), texts, narrow, cardActions));
    this.sources = part(new SourceList(model.sources(), texts));
    VBox.setVgrow(sources.root(), Priority.ALWAYS);
    this.job = job();
    this.troubleshoot = toggle(texts.get("ui.side.troubleshoot"), "cloud-slash", Page.TROUBLESHOOT);
    growWidth(troubleshoot);
    this.settings = toggle("", "gear", Page.SETTINGS);
    settings.getStyleClass().add("square");
    Buttons.named(settings, texts.get("ui.settings"));
    var foot = column(4, job, row(4, troubleshoot, settings));
    foot.getStyleClass().add("pk-side-foot");
    root = column(0, card.root(), sources.root(), foot);
    root.getStyleClass().add("pk-side");
    follow(narrow, small -> {
      double width = small ? 224 : 264;
      root.setMinWidth(width);
      root.setPrefWidth(width);
      root.setMaxWidth(width);
    });
    follow(model.pageProperty(), this::showPage);
    follow(model.runs().runningProperty(), _ -> showJob());
    followChanges(model.runs().reportProperty(), this::showJob);
    followChanges(model.reportSeenProperty(), this::showJob);
    follow(model.transfer().shareProperty(), _ -> showJob());
    follow(model.transfer().phaseProperty(), _ -> showJob());
    VBox.setMargin(card.root(), new Insets(12, 12, 4, 12));
  }

  private Button job() {
    jobBar.getStyleClass().add("pk-thin");
    jobBar.setMaxWidth(Double.MAX_VALUE);
    var button = new Button("", column(6, row(6, jobName, jobShare), jobBar));
    button.getStyleClass().addAll("pk-button", "quiet", "pk-job");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setId("job");
    button.setOnAction(_ -> model.go(model.runs().isRunning() ? Page.TRANSFER : Page.REPORT));
    return button;
  }

  private ToggleButton toggle(String text, String icon, Page page) {
    var button = new ToggleButton(text, Icons.icon(icon));
    button.getStyleClass().addAll("pk-button", "quiet", "pk-side-toggle");
    button.setOnAction(_ -> {
      button.setSelected(true);
      model.go(page);
    });
    return button;
  }

  private void showPage(Page page) {
    troubleshoot.setSelected(page == Page.TROUBLESHOOT);
    settings.setSelected(page == Page.SETTINGS);
    showJob();
    if (page != Page.LIBRARY) {
      model.sources().chosenProperty().set(null);
    } else if (model.sources().chosenProperty().get() == null) {
      model.sources().chosenProperty().set(model.grid().sourceProperty().get());
    }
  }

  /** The running export, and afterwards its report until it was looked at: who browses meanwhile must not miss the end. */
  private void showJob() {
    boolean running = model.runs().isRunning();
    var report = model.runs().reportProperty().get();
    present(job, running || report != null && !model.reportSeenProperty().get());
    present(jobBar, running);
    if (running) {
      showRunning();
    } else if (report != null) {
      var counts = report.counts();
      boolean fine = counts.copied() + counts.alreadyThere() == counts.selected();
      jobName.setText(texts.get(fine ? "ui.side.job-done" : "ui.side.job-look"));
      jobName.setGraphic(fine ? Icons.icon("check-circle", "ok", "s14") : Icons.icon("exclamation-triangle", "warn", "s14"));
      jobShare.setText("");
      job.setAccessibleText(jobName.getText());
    }
  }

  private void showRunning() {
    boolean waits = model.transfer().waits();
    boolean stands = model.transfer().stands();
    double share = model.transfer().shareProperty().get();
    jobName.setText(texts.get(waits ? "ui.side.job-waits" : stands ? "ui.side.job-paused" : "ui.side.job"));
    jobName.setGraphic(stands ? Icons.icon("pause-fill", waits ? "warn" : "muted", "s14") : Icons.icon("download", "acc", "s14"));
    jobShare.setText(texts.formats().percent(share));
    jobBar.setProgress(share);
    jobBar.getStyleClass().remove("grey");
    if (stands) {
      jobBar.getStyleClass().add("grey");
    }
    job.setAccessibleText(jobName.getText() + " " + jobShare.getText());
  }

  /** What takes the keyboard first. */
  Node first() {
    return sources.tree();
  }

  @Override
  public Parent root() {
    return root;
  }
}
