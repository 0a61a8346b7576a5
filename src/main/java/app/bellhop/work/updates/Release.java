package app.bellhop.work.updates;

import java.net.URI;

/**
 * A version of Bellhop that can be downloaded.
 *
 * @param page where, by HTTPS
 */
public record Release(String version, URI page) {}
