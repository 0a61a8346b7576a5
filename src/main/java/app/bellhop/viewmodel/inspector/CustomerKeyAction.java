package app.bellhop.viewmodel.inspector;

import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.upload.Encryption;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;

/** Takes the key that objects of a bucket are encrypted with, to read them until the connection is closed. FX thread. */
final class CustomerKeyAction {

    private final ObjectContent content;
    private final UiContext context;

    CustomerKeyAction(ObjectContent content, UiContext context) {
        this.content = content;
        this.context = context;
    }

    /** @param use reads again what could not be read without it */
    void ask(S3Location place, Runnable use) {
        Field<String> key = Field.secret("sseCustomerKey", Texts.get("customerKey.field"));
        Form form = Form.of(
                        Texts.get("customerKey.title"),
                        Texts.get("customerKey.text", place.bucket()),
                        Texts.get("customerKey.ok"))
                .fields(key)
                .check(
                        key,
                        typed -> Encryption.isCustomerKey(typed.get(key).strip())
                                ? ""
                                : Texts.get("uploadOptions.badCustomerKey"));
        context.ask(form, typed -> {
            content.useCustomerKey(place.bucket(), typed.get(key).strip());
            context.notice().set(Texts.get("customerKey.done", place.bucket()));
            use.run();
        });
    }
}
