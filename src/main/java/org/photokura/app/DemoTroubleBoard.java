package org.photokura.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.photokura.core.Registration;
import org.photokura.protocol.afc.AfcOperation;
import org.photokura.transfer.disk.Disk;
import org.photokura.ui.model.DiskRoom;
import org.photokura.ui.shell.DemoTroubles;
import org.photokura.virtualphone.Fault;
import org.photokura.virtualphone.LinkModel;
import org.photokura.virtualphone.VirtualPhoneServer;
import org.photokura.virtualphone.When;
import org.photokura.virtualphone.scenario.Scenario;
import org.photokura.virtualphone.scenario.ScenarioPlayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo's Trouble menu does to the virtual phone. Switching happens on another thread: unplugging waits for connections. */
final class DemoTroubleBoard implements DemoTroubles {

  private static final Logger LOG = LoggerFactory.getLogger(DemoTroubleBoard.class);
  private static final long LEFT_ON_FULL_DISK = 200_000;
  /** So that something is seen to stall within seconds, and something else goes on. */
  private static final double STALLING_SHARE = 0.02;
  private static final LinkModel SLOW = new LinkModel(1_500_000, 20);

  private final VirtualPhoneServer server;
  private final ScenarioPlayer scenarios;
  private final Executor background;
  private final Set<Kind> on = EnumSet.noneOf(Kind.class);
  private final Map<Kind, Registration> faults = new EnumMap<>(Kind.class);

  DemoTroubleBoard(VirtualPhoneServer server, ScenarioPlayer scenarios, Executor background) {
    this.server = server;
    this.scenarios = scenarios;
    this.background = background;
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.allOf(Kind.class);
  }

  @Override
  public synchronized boolean isOn(Kind kind) {
    return on.contains(kind);
  }

  @Override
  public void set(Kind kind, boolean turnOn) {
    synchronized (this) {
      if (turnOn ? !on.add(kind) : !on.remove(kind)) {
        return;
      }
    }
    background.execute(() -> {
      try {
        play(kind, turnOn);
      } catch (IOException e) {
        LOG.warn("the demo cannot play this trouble", e);
      }
    });
  }

  private void play(Kind kind, boolean turnOn) throws IOException {
    var phone = server.phone();
    switch (kind) {
      case CABLE_OUT -> {
        if (turnOn) {
          phone.unplug();
        } else {
          phone.plug();
        }
      }
      case LOCKED -> {
        if (turnOn) {
          phone.lock();
        } else {
          phone.unlock();
        }
      }
      case REFUSES_TRUST -> {
        phone.forget();
        if (turnOn) {
          phone.refuse();
        } else {
          phone.trust();
        }
      }
      case FORGOT_THIS_COMPUTER -> {
        if (turnOn) {
          phone.forget();
        } else {
          phone.trust();
        }
      }
      case SLOW_LINK -> {
        phone.link(turnOn ? SLOW : LinkModel.NONE);
        // A link counts for new connections: those that are there break, and the engine makes new ones.
        phone.dropConnections();
      }
      case STALLS -> arm(kind, turnOn, new Fault.Stall(When.on(AfcOperation.FILE_READ).sometimes(STALLING_SHARE, 1), 0));
      case USB_SERVICE_HANGS -> {
        if (turnOn) {
          server.usbmuxd().hang();
        } else {
          server.usbmuxd().recover();
        }
      }
      case USB_SERVICE_GONE -> {
        if (turnOn) {
          server.usbmuxd().stopListening();
        } else {
          server.usbmuxd().recover();
        }
      }
      case DISK_FULL -> {
        // told by room(), which the window asks, and by disk(), which the engine does
      }
    }
  }

  private synchronized void arm(Kind kind, boolean turnOn, Fault fault) {
    var armed = turnOn ? faults.put(kind, server.phone().arm(fault)) : faults.remove(kind);
    if (armed != null) {
      armed.close();
    }
  }

  /** The room on a drive as the demo wants it seen: next to nothing while "disk full" is on. */
  DiskRoom room(Path folder) throws IOException {
    var real = DiskRoom.ask(folder);
    return isOn(Kind.DISK_FULL) ? new DiskRoom(real.drive(), LEFT_ON_FULL_DISK, real.totalBytes()) : real;
  }

  /** The disk as the demo wants it seen: nothing more fits while "disk full" is on. */
  Disk disk(Disk real) {
    return new FullDisk(real, () -> isOn(Kind.DISK_FULL) ? LEFT_ON_FULL_DISK : Long.MAX_VALUE);
  }

  @Override
  public Set<String> scenarios() {
    return Arrays.stream(Scenario.values()).map(Scenario::key).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public void play(String scenario) {
    var found = Scenario.of(scenario);
    if (found != null) {
      background.execute(() -> scenarios.play(found));
    }
  }
}
