package app.bellhop.work.pages;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A bucket as a website.
 *
 * @param index the index document's name
 * @param error the error document's key; empty for none
 * @param publicRead whether anyone may read the bucket
 * @param folder what to upload; empty for nothing
 * @param open whether the browser shows it once all is done
 */
public record Website(String index, String error, boolean publicRead, Optional<Path> folder, boolean open) {}
