package app.bellhop.viewmodel.buckets;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Who pays for requests to a bucket. */
final class RequestPaymentForm extends SectionForm {

    private final Field<String> payer;

    RequestPaymentForm(ObjectNode now) {
        super(now);
        payer = Field.choice(
                "payer",
                Texts.get("payment.payer"),
                now.path("Payer").asString("BucketOwner"),
                List.of("BucketOwner", "Requester"));
    }

    @Override
    List<Field<?>> fields() {
        return List.of(payer);
    }

    @Override
    void write(ObjectNode document, Answers typed) {
        document.put("Payer", typed.get(payer));
    }
}
