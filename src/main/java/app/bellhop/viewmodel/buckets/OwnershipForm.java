package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Who owns the objects in a bucket, and whether ACLs are enabled. */
final class OwnershipForm extends SectionForm {

    static final List<String> OWNERSHIPS = List.of("BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter");

    private final Field<String> ownership;

    OwnershipForm(ObjectNode now) {
        super(now);
        ownership = Field.choice(
                "ownership",
                Texts.get("ownership.field"),
                now.path("Rules").path(0).path("ObjectOwnership").asString(OWNERSHIPS.get(0)),
                OWNERSHIPS);
    }

    @Override
    List<Field<?>> fields() {
        return List.of(ownership);
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        document.putArray("Rules").addObject().put("ObjectOwnership", typed.get(ownership));
    }
}
