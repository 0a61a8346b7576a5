package app.bellhop.aws.s3.request;

import org.jspecify.annotations.Nullable;

/** Where the next page of a list of versions or uploads begins: behind a key, and behind one of several of that key. */
public record Markers(String key, @Nullable String id) {}
