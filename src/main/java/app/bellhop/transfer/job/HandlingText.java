package app.bellhop.transfer.job;

import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.UploadCondition;
import app.bellhop.cloud.s3.upload.UploadCondition.IfMatch;
import app.bellhop.cloud.s3.upload.UploadOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@link Handling} as JSON for the journal. Keys of SSE-C are not written: they are secrets. */
final class HandlingText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String ALWAYS = "always";
    private static final String IF_ABSENT = "if-absent";
    private static final String IF_MATCH = "if-match ";

    /** @param condition as text, or null */
    private record Written(
            @Nullable String condition,
            @Nullable String root,
            @Nullable UploadOptions options) {}

    private HandlingText() {}

    /** Null where nothing is to be remembered. */
    static @Nullable String write(Handling handling) {
        if (handling.equals(Handling.UNDECIDED)) {
            return null;
        }
        return JSON.writeValueAsString(new Written(
                condition(handling.condition()),
                handling.root() == null ? null : handling.root().toString(),
                handling.options().equals(UploadOptions.NONE) ? null : withoutSecret(handling.options())));
    }

    static Handling read(@Nullable String text) {
        if (text == null) {
            return Handling.UNDECIDED;
        }
        Written written = JSON.readValue(text, Written.class);
        return new Handling(
                condition(written.condition()),
                written.root() == null ? null : Path.of(written.root()),
                written.options() == null ? UploadOptions.NONE : written.options());
    }

    private static @Nullable String condition(@Nullable UploadCondition condition) {
        if (condition == null) {
            return null;
        }
        if (condition instanceof IfMatch match) {
            return IF_MATCH + match.etag();
        }
        return condition.equals(UploadCondition.ALWAYS) ? ALWAYS : IF_ABSENT;
    }

    /** One of a newer version is not understood: then nothing is decided. */
    private static @Nullable UploadCondition condition(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.startsWith(IF_MATCH)) {
            return UploadCondition.ifMatch(text.substring(IF_MATCH.length()));
        }
        return switch (text) {
            case ALWAYS -> UploadCondition.ALWAYS;
            case IF_ABSENT -> UploadCondition.IF_ABSENT;
            default -> null;
        };
    }

    private static UploadOptions withoutSecret(UploadOptions options) {
        Encryption encryption = options.encryption();
        return encryption == null ? options : options.withEncryption(encryption.withoutSecret());
    }
}
