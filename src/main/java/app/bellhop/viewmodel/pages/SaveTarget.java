package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something is saved: a file, or an object.
 *
 * @param object null for a file
 * @param file null for an object
 */
public record SaveTarget(S3Location object, Path file) {

    private static final String SCHEME = "s3://";

    public static SaveTarget of(S3Location object) {
        return new SaveTarget(object, null);
    }

    /** Reads a file's path, from home where it begins with {@code ~/}, or an object's URI; empty for what is neither. */
    public static Optional<SaveTarget> parse(String typed) {
        if (isUri(typed)) {
            return object(typed).map(SaveTarget::of);
        }
        String path = typed.strip();
        String whole = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        try {
            return path.isEmpty() || Path.of(whole).getFileName() == null
                    ? Optional.empty()
                    : Optional.of(new SaveTarget(null, Path.of(whole).toAbsolutePath()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isUri(String typed) {
        return typed.stripLeading().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** The object that a URI names; spaces at its end are part of its key. */
    public static Optional<S3Location> object(String uri) {
        return isUri(uri)
                ? S3Location.parse(uri)
                        .filter(object ->
                                !object.key().isEmpty() && !object.key().endsWith("/"))
                : Optional.empty();
    }

    /** What is wrong with what was typed; empty when it is well. */
    public static String problem(String typed) {
        return parse(typed).isPresent() ? "" : Texts.get(isUri(typed) ? "table.badObject" : "work.export.noFile");
    }

    /** The same for a table: a name does not end as if it were of another format. */
    public static String problem(String typed, TableFormat format) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return Stream.of(TableFormat.values())
                .filter(other -> other != format && name.endsWith("." + other.ending()))
                .findFirst()
                .map(other -> Texts.get("table.otherEnding", other.ending(), format))
                .orElseGet(() -> problem(typed));
    }

    /** As it is told. */
    public String name() {
        return object == null ? file.toString() : object.uri();
    }

    /** The canned ACLs, an empty one first for the bucket's own way. */
    public static List<String> acls() {
        List<String> acls = new ArrayList<>();
        acls.add("");
        acls.addAll(AclGrant.CANNED);
        return acls;
    }
}
