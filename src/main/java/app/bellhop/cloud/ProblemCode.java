package app.bellhop.cloud;

/** Something that Bellhop itself finds wrong: implemented by enums only, whose constants have sentences in the bundle. */
public interface ProblemCode {}
