package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The default encryption of new objects. */
final class EncryptionForm extends SectionForm {

    private static final String AES = "AES256";

    private final Field<String> algorithm;
    private final Field<String> kmsKey;

    EncryptionForm(ObjectNode now) {
        super(now);
        JsonNode standard = now.path("Rules").path(0).path("ApplyServerSideEncryptionByDefault");
        algorithm = Field.choice(
                "algorithm",
                Texts.get("encryption.algorithm"),
                standard.path("SSEAlgorithm").asString(AES),
                List.of(AES, "aws:kms", "aws:kms:dsse"));
        kmsKey = Field.text(
                "kmsKey",
                Texts.get("encryption.key"),
                standard.path("KMSMasterKeyID").asString(""));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(algorithm, kmsKey);
    }

    @Override
    Form checked(Form form) {
        return form.usedWhen(kmsKey, typed -> !typed.get(algorithm).equals(AES));
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        ObjectNode rule = document.path("Rules").path(0) instanceof ObjectNode there ? there : document.objectNode();
        ObjectNode standard = rule.putObject("ApplyServerSideEncryptionByDefault");
        standard.put("SSEAlgorithm", typed.get(algorithm));
        if (!typed.get(kmsKey).isBlank() && !typed.get(algorithm).equals(AES)) {
            standard.put("KMSMasterKeyID", typed.get(kmsKey).strip());
        }
        document.putArray("Rules").add(rule);
    }
}
