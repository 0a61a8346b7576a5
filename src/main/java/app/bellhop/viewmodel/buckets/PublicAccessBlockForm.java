package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Which kinds of public access are blocked. */
final class PublicAccessBlockForm extends SectionForm {

    private final List<Field<Boolean>> blocks;

    PublicAccessBlockForm(ObjectNode now) {
        super(now);
        blocks = List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets").stream()
                .map(flag -> Field.check(flag, flag, now.path(flag).asBoolean(false)))
                .toList();
    }

    @Override
    List<Field<?>> fields() {
        return List.copyOf(blocks);
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        blocks.forEach(block -> document.put(block.name(), typed.get(block)));
    }
}
