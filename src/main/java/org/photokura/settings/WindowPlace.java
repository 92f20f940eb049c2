package org.photokura.settings;

/** Where the window stood, in points of the screen. */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
