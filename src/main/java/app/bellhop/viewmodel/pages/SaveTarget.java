package app.bellhop.viewmodel.pages;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.report.TableFormat;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where to save something: a file or an object.
 *
 * @param object null for a file
 * @param file null for an object
 */
public record SaveTarget(
        @Nullable S3Location object, @Nullable Path file) {

    private static final String SCHEME = "s3://";

    public static SaveTarget of(S3Location object) {
        return new SaveTarget(object, null);
    }

    /** Parses a file path, where {@code ~/} is the home directory, or an object URI; empty if it is neither. */
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

    /** The object of a URI; trailing spaces are part of its key. */
    public static Optional<S3Location> object(String uri) {
        return isUri(uri)
                ? S3Location.parse(uri)
                        .filter(object ->
                                !object.key().isEmpty() && !object.key().endsWith("/"))
                : Optional.empty();
    }

    /** A field for a target; objects are typed, files can also be chosen in a dialog. */
    public static Field<SaveTarget> field(String name, Path initial) {
        return Field.saveFile(
                name,
                Texts.get("table.target"),
                new SaveTarget(null, initial),
                SaveTarget::name,
                SaveTarget::parse,
                Texts.get("table.badTarget"));
    }

    public static Field<S3Location> objectField(String name, S3Location initial) {
        return Field.parsed(
                name,
                Texts.get("table.object"),
                initial,
                S3Location::uri,
                SaveTarget::object,
                Texts.get("table.badObject"));
    }

    /** A field for a canned ACL; empty for the bucket's default. */
    public static Field<String> aclField() {
        List<String> acls = new ArrayList<>(List.of(""));
        acls.addAll(AclGrant.CANNED);
        return Field.choice(
                "acl", Texts.get("table.acl"), "", acls, acl -> acl.isEmpty() ? Texts.get("table.aclDefault") : acl);
    }

    /** The format that the name's extension is of, if that is another one. */
    public Optional<TableFormat> meant(TableFormat format) {
        String written = name().strip().toLowerCase(Locale.ROOT);
        return Stream.of(TableFormat.values())
                .filter(other -> other != format && written.endsWith("." + other.ending()))
                .findFirst();
    }

    /** Rejects a name with the extension of another format; empty if it is valid. */
    public String problem(TableFormat format) {
        return meant(format)
                .map(other -> Texts.get("table.otherEnding", other.ending(), format))
                .orElse("");
    }

    /** The same with the extension of this format in place of another one's; empty if it has none of those. */
    public Optional<SaveTarget> ending(TableFormat format) {
        return meant(format)
                .flatMap(other -> parse(name().substring(0, name().lastIndexOf('.') + 1) + format.ending()));
    }

    /** The path or URI to show. */
    public String name() {
        return object == null ? String.valueOf(file) : object.uri();
    }
}
