package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.local.ChosenPaths;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An upload in one line: what goes where, and with which options. */
final class UploadLine {

    private static final String SEPARATOR = " · ";

    private final String what;

    UploadLine(List<Path> paths, ChosenPaths chosen) {
        List<String> parts = new ArrayList<>();
        if (paths.size() == 1) {
            parts.add(String.valueOf(paths.get(0).getFileName()));
        } else {
            if (chosen.files() > 0) {
                parts.add(Texts.get("uploadLine.files", chosen.files()));
            }
            if (chosen.folders() > 0) {
                parts.add(Texts.get("uploadLine.folders", chosen.folders()));
            }
        }
        String size = chosen.files() > 0 ? " (" + Formats.bytes(chosen.bytes()) + ")" : "";
        what = String.join(", ", parts) + size;
    }

    String of(S3Location target, UploadOptions options, IfExists ifExists) {
        return Texts.get("uploadLine.text", what, target.uri())
                + SEPARATOR
                + words(options)
                + SEPARATOR
                + Texts.get("uploadLine.labelled", Texts.get("uploadOptions.ifExists"), Texts.of(ifExists));
    }

    static String begun(int items, S3Location target, UploadOptions options) {
        return Texts.get("upload.queued", items, target.uri()) + SEPARATOR + words(options);
    }

    /** The options, those first that others may notice. */
    private static String words(UploadOptions options) {
        List<String> parts = new ArrayList<>();
        add(parts, "uploadOptions.acl", options.cannedAcl());
        add(parts, "properties.storageClass", options.storageClass());
        if (options.encryption() != null) {
            add(parts, "uploadOptions.encryption", Texts.of(options.encryption().kind()));
        }
        lock(parts, options.lock());
        add(parts, "uploadOptions.contentType", options.contentType());
        add(parts, "properties.cacheControl", options.cacheControl());
        add(parts, "properties.disposition", options.contentDisposition());
        add(parts, "uploadLine.metadata", options.metadata());
        add(parts, "uploadLine.tags", options.tags());
        return parts.isEmpty() ? Texts.get("uploadLine.defaults") : String.join(SEPARATOR, parts);
    }

    private static void lock(List<String> parts, @Nullable ObjectLock lock) {
        if (lock != null && lock.mode() != null) {
            add(parts, "uploadOptions.lockMode", Texts.of(lock.mode()));
        }
        if (lock != null && lock.legalHold()) {
            parts.add(Texts.get("uploadOptions.legalHold"));
        }
    }

    private static void add(List<String> parts, String label, @Nullable String value) {
        if (value != null) {
            parts.add(Texts.get("uploadLine.labelled", Texts.get(label), value));
        }
    }

    private static void add(List<String> parts, String label, Map<String, String> values) {
        if (!values.isEmpty()) {
            parts.add(Texts.get(label, values.size()));
        }
    }
}
