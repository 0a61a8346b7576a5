package app.bellhop.cloud;

/** A problem that Bellhop itself detects. Implemented by enums only; each constant has a message in the bundle. */
public interface ProblemCode {}
