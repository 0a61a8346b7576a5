package app.bellhop.viewmodel.objects;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.cloud.s3.upload.ObjectLock;
import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.settings.Preferences;
import app.bellhop.settings.TransferSettings;
import app.bellhop.transfer.job.IfExists;
import app.bellhop.viewmodel.base.LinkExpiry;
import app.bellhop.viewmodel.base.NameValueRules;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.work.NameValueLines;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The upload sheet: where files go, and with which options. */
final class UploadForm {

    private static final Optional<String> PUBLIC_READ = Optional.of("public-read");

    private final S3Location place;
    private final Map<String, String> remembered;
    private final UploadLimits limits;
    private final IfExists standard;

    private final Field<String> prefix;
    private final Field<Optional<IfExists>> ifExists;
    private final Field<Optional<String>> acl;
    private final Field<Boolean> publicRead;
    private final Field<String> storageClass;
    private final Field<Optional<Encryption.Kind>> encryption;
    private final Field<String> kmsKey;
    private final Field<String> customerKey;
    private final Field<Optional<ObjectLock.Mode>> lockMode;
    private final Field<Optional<LinkExpiry>> retain;
    private final Field<Boolean> legalHold;
    private final Field<String> contentType;
    private final Field<String> cacheControl;
    private final Field<String> disposition;
    private final Field<String> metadata;
    private final Field<String> tags;
    private final Field<Boolean> fileTime;
    private final Field<Boolean> always;

    /**
     * @param remembered the fields of the last upload to the bucket, by name
     * @param limits what the bucket doesn't accept
     */
    UploadForm(S3Location place, Map<String, String> remembered, UploadLimits limits, Preferences preferences) {
        TransferSettings settings = preferences.transfers();
        standard = IfExists.named(preferences.planning().uploadIfExists());
        this.place = place;
        this.remembered = limits.without(remembered);
        this.limits = limits;
        prefix = Field.text("uploadPrefix", Texts.get("uploadOptions.prefix"), place.key());
        ifExists = choice(
                "uploadIfExists",
                "uploadOptions.ifExists",
                "uploadOptions.byPreference",
                List.of(IfExists.values()),
                Texts::of);
        acl = choice(
                "uploadAcl",
                "uploadOptions.acl",
                "uploadOptions.standard",
                AclGrant.CANNED,
                // What is public is chosen each time.
                remembered("uploadAcl", AclGrant.CANNED).filter(last -> !AclGrant.CANNED_PUBLIC.contains(last)),
                Function.identity());
        publicRead = Field.check("uploadPublic", Texts.get("uploadOptions.public"), false);
        storageClass = storageClass();
        encryption = choice(
                "encryption",
                "uploadOptions.encryption",
                "uploadOptions.standard",
                List.of(Encryption.Kind.values()),
                Texts::of);
        kmsKey = text("kmsKey", Texts.get("uploadOptions.kmsKey"));
        customerKey = Field.secret("customerKey", Texts.get("uploadOptions.customerKey"));
        Optional<LinkExpiry> period = period(this.remembered.getOrDefault("retainUntil", ""));
        List<ObjectLock.Mode> modes = List.of(ObjectLock.Mode.values());
        lockMode = choice(
                "lockMode",
                "uploadOptions.lockMode",
                "uploadOptions.standard",
                modes,
                period.isPresent() ? remembered("lockMode", modes) : Optional.empty(),
                Texts::of);
        retain = Field.parsed(
                "retainUntil",
                Texts.get("uploadOptions.retain"),
                period,
                value -> value.map(LinkExpiry::words).orElse(""),
                text -> text.isBlank()
                        ? Optional.of(Optional.empty())
                        : period(text).map(Optional::of),
                Texts.get("uploadOptions.badRetain"));
        legalHold = check("legalHold", "uploadOptions.legalHold", false);
        contentType = text("contentType", Texts.get("uploadOptions.contentType"));
        cacheControl = text("cacheControl", Texts.get("properties.cacheControl"));
        disposition = text("contentDisposition", Texts.get("properties.disposition"));
        metadata = Field.longText(
                "metadata", Texts.get("properties.metadata"), this.remembered.getOrDefault("metadata", ""));
        tags = Field.longText("tags", Texts.get("properties.tags"), this.remembered.getOrDefault("tags", ""));
        fileTime = check("keepFileTime", "uploadOptions.fileTime", !settings.ignoreFileTimes());
        always = Field.check("askUploadOptions", Texts.get("uploadOptions.always"), settings.askUploadOptions());
    }

    private Field<String> text(String name, String label) {
        return Field.text(name, label, remembered.getOrDefault(name, ""));
    }

    private Field<Boolean> check(String name, String label, boolean standard) {
        String text = remembered.getOrDefault(name, String.valueOf(standard));
        return Field.check(name, Texts.get(label), Boolean.parseBoolean(text));
    }

    private <T> Field<Optional<T>> choice(
            String name, String label, String none, List<T> choices, Function<T, String> words) {
        return choice(name, label, none, choices, remembered(name, choices), words);
    }

    private static <T> Field<Optional<T>> choice(
            String name, String label, String none, List<T> choices, Optional<T> initial, Function<T, String> words) {
        String nothing = Texts.get(none);
        return Field.choice(
                name,
                Texts.get(label),
                initial,
                withNone(choices),
                value -> value.map(words).orElse(nothing));
    }

    private static <T> List<Optional<T>> withNone(List<T> choices) {
        return Stream.concat(Stream.of(Optional.<T>empty()), choices.stream().map(Optional::of))
                .toList();
    }

    private <T> Optional<T> remembered(String name, List<T> choices) {
        return choices.stream()
                .filter(choice -> choice.toString().equals(remembered.get(name)))
                .findFirst();
    }

    /** Servers have classes of their own. */
    private Field<String> storageClass() {
        return Field.editableChoice(
                "storageClass",
                Texts.get("properties.storageClass"),
                remembered.getOrDefault("storageClass", ""),
                Stream.concat(Stream.of(""), limits.storageClasses().stream()).toList(),
                name -> name.isEmpty() ? Texts.get("uploadOptions.standard") : name,
                text -> text.strip().matches("\\w*") ? Optional.of(text.strip()) : Optional.empty(),
                Texts.get("uploadOptions.badStorageClass"));
    }

    private static Optional<LinkExpiry> period(String text) {
        return LinkExpiry.parse(text, Instant.now());
    }

    /**
     * @param line says what is uploaded
     * @param open whether the options show at first
     */
    Form form(UploadLine line, boolean open) {
        return Form.of(Texts.get("uploadOptions.title"), "", Texts.get("uploadOptions.ok"))
                .folded(typed -> line.of(target(typed), options(typed), ifExistsOrStandard(typed)), open)
                .details(Texts.get("uploadOptions.detail"))
                .fields(
                        prefix,
                        ifExists,
                        acl,
                        publicRead,
                        storageClass,
                        encryption,
                        kmsKey,
                        customerKey,
                        lockMode,
                        retain,
                        legalHold,
                        contentType,
                        cacheControl,
                        disposition,
                        metadata,
                        tags,
                        fileTime,
                        always)
                .columns("uploadSheet", contentType)
                .fill(publicRead, typed -> List.of(new Answer<>(acl, Optional.of(publicRead(typed)))))
                .fill(
                        acl,
                        typed -> List.of(new Answer<>(
                                publicRead, Optional.of(typed.get(acl).equals(PUBLIC_READ)))))
                .disable(acl, limits.acl())
                .disable(publicRead, limits.acl())
                .disable(lockMode, limits.lock())
                .disable(retain, limits.lock())
                .disable(legalHold, limits.lock())
                .disable(tags, limits.tags())
                .check(encryption, this::missingKey)
                .check(kmsKey, typed -> unused(typed, kmsKey, Encryption.Kind.SSE_KMS, "uploadOptions.unusedKmsKey"))
                .check(customerKey, this::badCustomerKey)
                .check(lockMode, typed -> problem(mode(typed) && !retains(typed), "uploadOptions.noRetain"))
                .check(retain, typed -> problem(!mode(typed) && retains(typed), "uploadOptions.noLockMode"))
                .check(contentType, typed -> header(typed.get(contentType)))
                .check(cacheControl, typed -> header(typed.get(cacheControl)))
                .check(disposition, typed -> header(typed.get(disposition)))
                .check(metadata, typed -> NameValueRules.metadata(typed.get(metadata)))
                .check(tags, typed -> NameValueRules.objectTags("", typed.get(tags)));
    }

    /** The ACL by the box that stands for the one most often chosen. */
    private Optional<String> publicRead(Answers typed) {
        return typed.get(publicRead) ? PUBLIC_READ : Optional.empty();
    }

    private static String problem(boolean wrong, String key) {
        return wrong ? Texts.get(key) : "";
    }

    private boolean mode(Answers typed) {
        return typed.get(lockMode).isPresent();
    }

    private boolean retains(Answers typed) {
        return typed.get(retain).isPresent();
    }

    private boolean encrypts(Answers typed, Encryption.Kind kind) {
        return typed.get(encryption).filter(kind::equals).isPresent();
    }

    private String missingKey(Answers typed) {
        boolean missing =
                encrypts(typed, Encryption.Kind.SSE_C) && typed.get(customerKey).isBlank();
        return problem(missing, "uploadOptions.noCustomerKey");
    }

    private String unused(Answers typed, Field<String> key, Encryption.Kind kind, String message) {
        return problem(!typed.get(key).isBlank() && !encrypts(typed, kind), message);
    }

    private String badCustomerKey(Answers typed) {
        String unused = unused(typed, customerKey, Encryption.Kind.SSE_C, "uploadOptions.unusedCustomerKey");
        return unused.isEmpty()
                ? problem(badKey(typed.get(customerKey).strip()), "uploadOptions.badCustomerKey")
                : unused;
    }

    private static boolean badKey(String text) {
        return !text.isEmpty() && !Encryption.isCustomerKey(text);
    }

    private static String header(String text) {
        return text.matches("[ -~]*") ? "" : Texts.get("properties.badHeader");
    }

    /** Where the files go: the prefix ends in a slash. */
    S3Location target(Answers typed) {
        String key = typed.get(prefix);
        return new S3Location(place.bucket(), key.isEmpty() || key.endsWith("/") ? key : key + "/");
    }

    UploadOptions options(Answers typed) {
        return new UploadOptions(
                value(typed, contentType),
                value(typed, cacheControl),
                value(typed, disposition),
                typed.get(acl).orElse(null),
                value(typed, storageClass),
                typed.get(encryption).map(kind -> encryption(kind, typed)).orElse(null),
                NameValueLines.parse(typed.get(metadata)),
                NameValueLines.parse(typed.get(tags)),
                lock(typed),
                !typed.get(fileTime));
    }

    private Encryption encryption(Encryption.Kind kind, Answers typed) {
        return new Encryption(
                kind,
                switch (kind) {
                    case SSE_S3 -> null;
                    case SSE_KMS -> value(typed, kmsKey);
                    case SSE_C -> value(typed, customerKey);
                });
    }

    private @Nullable ObjectLock lock(Answers typed) {
        Instant until = typed.get(retain)
                .map(period -> Instant.now().plus(period.fromNow()))
                .orElse(null);
        ObjectLock.Mode mode = typed.get(lockMode).orElse(null);
        boolean hold = typed.get(legalHold);
        return mode == null && !hold ? null : new ObjectLock(mode, until, hold);
    }

    private static @Nullable String value(Answers typed, Field<String> field) {
        String text = typed.get(field).strip();
        return text.isEmpty() ? null : text;
    }

    /** Null for what the preferences say. */
    @Nullable
    IfExists ifExists(Answers typed) {
        return typed.get(ifExists).orElse(null);
    }

    private IfExists ifExistsOrStandard(Answers typed) {
        return typed.get(ifExists).orElse(standard);
    }

    boolean always(Answers typed) {
        return typed.get(always);
    }

    /** What is remembered for the bucket. */
    Map<String, String> remembered(Answers typed) {
        Map<String, String> fields = new HashMap<>();
        for (Field<String> field :
                List.of(storageClass, kmsKey, contentType, cacheControl, disposition, metadata, tags)) {
            fields.put(field.name(), typed.get(field));
        }
        for (Field<Boolean> field : List.of(legalHold, fileTime)) {
            fields.put(field.name(), String.valueOf(typed.get(field)));
        }
        remember(ifExists, typed, fields);
        remember(acl, typed, fields);
        remember(encryption, typed, fields);
        remember(lockMode, typed, fields);
        fields.put(retain.name(), retain.format(typed.get(retain)));
        return fields;
    }

    private static <T> void remember(Field<Optional<T>> field, Answers typed, Map<String, String> fields) {
        fields.put(field.name(), typed.get(field).map(Object::toString).orElse(""));
    }
}
